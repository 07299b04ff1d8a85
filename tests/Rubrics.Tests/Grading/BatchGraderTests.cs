using Autograder.Rubrics.Datasets;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;
using Autograder.Sandbox;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Grading;

/// <summary>What happens around the boxes; what happens in them is for the tests with real ones.</summary>
public sealed class BatchGraderTests : IDisposable
{
    private readonly TestPackage _package = new();
    private readonly BatchFolder _out;

    public BatchGraderTests() => _out = new BatchFolder(Path.Combine(_package.Root, "out"));

    public void Dispose() => _package.Dispose();

    /// <summary>A box can read where the folders lie that it is shown.</summary>
    [Fact]
    public async Task Boxes_do_not_see_whose_work_they_run()
    {
        var sandbox = new FakeSandbox(_ => TestEvidence.Facts("{}"));
        await GradeAsync(sandbox, Submission("T_1_Ana"));

        sandbox.Asked.ShouldNotBeEmpty();
        sandbox.Asked.SelectMany(spec => spec.Mounts.Select(mount => mount.HostPath).Concat(spec.Command)).ShouldAllBe(text => !text.Contains("Ana") && !text.Contains("T_1"));
    }

    [Fact]
    public async Task A_broken_engine_is_tried_again_and_never_the_student_s_zero()
    {
        var sandbox = new FakeSandbox(_ => throw new SandboxException("The engine went away."));
        var result = await GradeAsync(sandbox, Submission("T_1_Ana"));
        result.Grade.Status.ShouldBe(GradeStatus.NotGraded);
        result.Grade.Reasons.ShouldHaveSingleItem().ShouldContain("engine went away");
        sandbox.Asked.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_driver_that_breaks_before_the_student_s_code_is_our_fault()
    {
        var facts = TestEvidence.Facts(null, exit: 1);
        var result = await GradeAsync(new FakeSandbox(_ => facts with { Files = [], Stdout = CapturedStream.Of("hello") }), Submission("T_1_Ana"));
        result.Grade.Status.ShouldBe(GradeStatus.NotGraded);
    }

    [Fact]
    public async Task A_program_that_deletes_everything_and_fails_is_graded()
    {
        var facts = TestEvidence.Facts(null, exit: 1);
        var result = await GradeAsync(new FakeSandbox(_ => facts with { Files = [] }), Submission("T_1_Ana"));
        result.Grade.Status.ShouldNotBe(GradeStatus.NotGraded);
        result.Grade.Total.ShouldBe(Marks.Zero);
        RunOf(result).Stdout.ShouldBe("hello");
    }

    [Theory]
    [InlineData("""{"module":{"error":{"type":"\ud800","message":"x"}}}""")]
    [InlineData("""{"cases":{"\udfff":{"status":"ok"}}}""")]
    [InlineData("{\"module\":{\"error\":{\"type\":\"\u00ff\"}}}")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]")]
    public async Task Forged_results_that_nobody_can_read_earn_nothing_and_break_nothing(string json)
    {
        var facts = TestEvidence.Facts(null) with { Files = [new BoxFile("results.json", System.Text.Encoding.Latin1.GetBytes(json))] };
        var result = await GradeAsync(new FakeSandbox(_ => facts), Submission("T_1_Ana"));
        result.Grade.Status.ShouldNotBe(GradeStatus.NotGraded);
        result.Grade.Total.ShouldBe(Marks.Zero);
        RunOf(result).Problem.ShouldContain("damaged");
    }

    [Fact]
    public async Task Files_that_nobody_reads_are_not_kept()
    {
        var facts = TestEvidence.Facts("{}") with { Files = [new BoxFile("results.json", "{}"u8.ToArray()), new BoxFile("junk.bin", new byte[1000])] };
        var result = await GradeAsync(new FakeSandbox(_ => facts), Submission("T_1_Ana"));
        RunOf(result).Evidence.Files.Keys.ShouldBe(["results.json"]);
    }

    [Fact]
    public async Task A_mistake_of_ours_that_one_submission_brings_out_is_its_alone()
    {
        var result = await GradeAsync(new FakeSandbox(_ => throw new InvalidOperationException("never thought of")), Submission("T_1_Ana"));
        result.Grade.Status.ShouldBe(GradeStatus.NotGraded);
    }

    [Fact]
    public async Task The_same_work_is_not_run_twice()
    {
        var sandbox = new FakeSandbox(_ => TestEvidence.Facts("{}"));
        var upload = Submission("T_1_Ana");
        var first = await GradeAsync(sandbox, upload);
        var asked = sandbox.Asked.Count;
        var second = await GradeAsync(sandbox, upload);
        sandbox.Asked.Count.ShouldBe(asked);
        GradeDifference.Between(first.Grade, second.Grade).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_missing_run_leaves_its_item_waiting_and_the_rest_graded()
    {
        var result = await GradeAsync(new FakeSandbox(_ => TestEvidence.Facts("{}")), Submission("T_1_Ana"));
        result.Grade.Items[0].State.ShouldBe(ItemState.Graded);
        result.Grade.Items[1].State.ShouldBe(ItemState.WaitsForData);
        result.Grade.Status.ShouldBe(GradeStatus.Provisional);
    }

    [Fact]
    public async Task What_is_no_submission_is_refused_with_a_reason()
    {
        var path = Path.Combine(_package.Root, "T_2_Bor.zip");
        File.WriteAllText(path, "this is not a zip");
        var result = await GradeAsync(new FakeSandbox(_ => TestEvidence.Facts("{}")), new NamedUpload("2", new Upload(path, TestPackage.At("2026-11-01T12:00Z"), [])));
        result.Grade.Status.ShouldBe(GradeStatus.Refused);
        result.Grade.Reasons.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Too_late_is_refused_and_a_moved_deadline_asks_for_the_runs()
    {
        var upload = Submission("T_1_Ana") with { Upload = new Upload(Submission("T_1_Ana").Upload.Path, TestPackage.At("2026-11-30T12:00Z"), []) };
        var result = await GradeAsync(new FakeSandbox(_ => TestEvidence.Facts("{}")), upload);
        result.Grade.Status.ShouldBe(GradeStatus.Refused);
        _package.Write(TestPackage.Yaml.Replace("2026-11-15T23:59", "2026-12-15T23:59"));
        new Regrader(_package.Load(), _out.Store, "test").Regrade(result.Record).Reasons.ShouldHaveSingleItem().ShouldContain("never made");
    }

    [Fact]
    public async Task A_regrade_with_nothing_changed_gives_the_same_grade()
    {
        var result = await GradeAsync(new FakeSandbox(_ => TestEvidence.Facts("{}")), Submission("T_1_Ana"));
        var again = new Regrader(_package.Load(), _out.Store, "test").Regrade(_out.All().Single());
        GradeDifference.Between(result.Grade, again).ShouldBeEmpty();
        again.Notices.ShouldBe(result.Grade.Notices);
    }

    private RunResult RunOf(GradedSubmission graded) =>
        RunResult.Load(_out.Store.Find(graded.Record.Evidence[0]).ShouldNotBeNull(), _out.Store.Blobs);

    [Fact]
    public async Task A_regrade_of_what_could_not_be_graded_is_no_zero()
    {
        var missing = new NamedUpload("9", new Upload(Path.Combine(_package.Root, "gone.zip"), TestPackage.At("2026-11-01T12:00Z"), []));
        var result = await GradeAsync(new FakeSandbox(_ => TestEvidence.Facts("{}")), missing);
        result.Grade.Status.ShouldBe(GradeStatus.NotGraded);
        var again = new Regrader(_package.Load(), _out.Store, "test").Regrade(_out.All().Single());
        again.Status.ShouldBe(GradeStatus.NotGraded);
        again.Reasons.ShouldBe(result.Grade.Reasons);
    }

    [Fact]
    public async Task An_answers_file_that_cannot_be_read_is_pointed_out_with_its_line()
    {
        var upload = Submission("T_1_Ana");
        await File.WriteAllTextAsync(Path.Combine(upload.Upload.Path, "answers.yaml"), "number: 0.06\ncomment: Adam: 45 %\n");
        var result = await GradeAsync(new FakeSandbox(_ => TestEvidence.Facts("{}")), upload);
        result.Grade.Notices.ShouldContain(n => n.Message.Contains("answers.yaml:2"));
        result.Grade.Items[2].State.ShouldBe(ItemState.WaitsForMarker);
    }

    [Fact]
    public async Task Evidence_of_other_inputs_is_not_judged_by_new_ones()
    {
        var result = await GradeAsync(new FakeSandbox(_ => TestEvidence.Facts("{}")), Submission("T_1_Ana"));
        _package.Write(TestPackage.Yaml.Replace("batch: 2, seed: 1", "batch: 2, seed: 2"));
        var again = new Regrader(_package.Load(), _out.Store, "test").Regrade(result.Record);
        again.Status.ShouldBe(GradeStatus.NotGraded);
        again.Reasons.ShouldHaveSingleItem().ShouldContain("something else");
    }

    [Fact]
    public async Task A_run_whose_evidence_lost_a_part_is_made_again()
    {
        var sandbox = new FakeSandbox(_ => TestEvidence.Facts("{}"));
        var first = await GradeAsync(sandbox, Submission("T_1_Ana"));
        Directory.Delete(Path.Combine(_out.Path, ".autograder", "blobs"), recursive: true);
        var second = await GradeAsync(sandbox, Submission("T_1_Ana"));
        sandbox.Asked.Count.ShouldBe(2);
        GradeDifference.Between(first.Grade, second.Grade).ShouldBeEmpty();
    }

    private NamedUpload Submission(string name)
    {
        var folder = Path.Combine(_package.Root, name);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "a.py"), "x = 1");
        return new NamedUpload("1", new Upload(folder, TestPackage.At("2026-11-01T12:00Z"), []));
    }

    private async Task<GradedSubmission> GradeAsync(ISandbox sandbox, NamedUpload upload)
    {
        var image = ImageId.Parse(TestEvidence.Image);
        var assignment = _package.Load();
        var digits = new FakeSandbox(_ => throw new SandboxException("no digits here"));
        var machine = new GradingMachine(sandbox, image, new DatasetProvider([], Path.Combine(_package.Root, "cache"), digits), _out.Store, new CpuSlots(2), Path.Combine(_package.Root, "work"), null, "test");
        GradedSubmission? result = null;
        var grader = new BatchGrader(assignment, machine, _out) { LeftOut = new HashSet<string> { "training" } };
        await grader.GradeAsync([upload], 1, null, r => { result = r; return Task.CompletedTask; }, CancellationToken.None);
        return result.ShouldNotBeNull();
    }
}
