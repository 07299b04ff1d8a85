using Autograder.Rubrics.Datasets;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Intake;
using Autograder.Rubrics.Marking;
using Autograder.Sandbox;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Grading;

/// <summary>One upload without a batch around it: taken in here, graded there.</summary>
public sealed class UploadGraderTests : IDisposable
{
    private static readonly string[] Ana = ["Ana Novak (63210001)"];
    private readonly TestPackage _package = new();

    public void Dispose() => _package.Dispose();

    [Fact]
    public async Task What_is_taken_in_here_can_be_graded_elsewhere()
    {
        var sandbox = new FakeSandbox(_ => TestEvidence.Facts("{}"));
        var taken = Grader(sandbox, "here").Take(Files("a.py"), CancellationToken.None);
        var stored = SubmissionRecord.OfJson(taken.Keep(Folder("here").Store.Blobs).ToJson());
        var again = TakenSubmission.Of(stored, Folder("here").Store.Blobs);
        again.Package.ShouldNotBeNull().Sha256.ShouldBe(taken.Stamp.Sha256);

        var now = await Grader(sandbox, "here").GradeAsync(taken, null, CancellationToken.None);
        var later = await Grader(sandbox, "there").GradeAsync(again, null, CancellationToken.None);
        GradeDifference.Between(now.Grade, later.Grade).ShouldBeEmpty();
        later.Grade.Notices.ShouldBe(now.Grade.Notices);
        later.Record.Evidence.ShouldBe(now.Record.Evidence);
        new Regrader(_package.Load(), Folder("there").Store, "test").Regrade(later.Record).Status.ShouldBe(GradeStatus.Provisional);
    }

    [Fact]
    public async Task Faults_of_ours_reach_the_caller()
    {
        var grader = Grader(new FakeSandbox(_ => throw new SandboxException("The engine went away.")), "here");
        var taken = grader.Take(Files("a.py"), CancellationToken.None);
        await Should.ThrowAsync<SandboxException>(() => grader.GradeAsync(taken, null, CancellationToken.None));
        var given = grader.Fault(taken, "It broke.");
        given.Grade.Status.ShouldBe(GradeStatus.NotGraded);
        given.Record.Files.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Work_that_came_too_late_is_kept_and_graded_once_the_deadline_moved()
    {
        var late = Files("a.py");
        late = late with { Upload = late.Upload with { Received = TestPackage.At("2026-11-30T12:00Z") } };
        var sandbox = new FakeSandbox(_ => TestEvidence.Facts("{}"));
        var refused = await Grader(sandbox, "here").GradeAsync(Grader(sandbox, "here").Take(late, CancellationToken.None), null, CancellationToken.None);
        refused.Grade.Status.ShouldBe(GradeStatus.Refused);

        _package.Write(TestPackage.Yaml.Replace("2026-11-15T23:59", "2026-12-15T23:59"));
        var graded = await Grader(sandbox, "here").GradeAsync(TakenSubmission.Of(refused.Record, Folder("here").Store.Blobs), null, CancellationToken.None);
        graded.Grade.Status.ShouldBe(GradeStatus.Provisional);
        graded.Record.Refused.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_markers_lines_count_the_same_when_graded_and_when_regraded()
    {
        IReadOnlyList<MarkerLine> lines = [new("number", "17", "Right idea", new Marks(0.25m), "M", DateTimeOffset.UnixEpoch, "Nearly.")];
        var grader = Grader(new FakeSandbox(_ => TestEvidence.Facts("{}")), "here");
        var plain = await grader.GradeAsync(grader.Take(Files("a.py"), CancellationToken.None), null, CancellationToken.None);
        var regraded = new Regrader(_package.Load(), Folder("here").Store, "test") { Lines = _ => lines }.Regrade(plain.Record);
        regraded.Total.ShouldBe(plain.Grade.Total + new Marks(0.25m));
        regraded.Items[2].Criteria[^1].Reason.ShouldBe("Nearly.");

        var again = new UploadGrader(_package.Load(), Machine(new FakeSandbox(_ => TestEvidence.Facts("{}")), "here")) { LeftOut = grader.LeftOut, Lines = _ => lines };
        var graded = await again.GradeAsync(TakenSubmission.Of(plain.Record, Folder("here").Store.Blobs), null, CancellationToken.None);
        GradeDifference.Between(regraded, graded.Grade).ShouldBeEmpty();
    }

    [Fact]
    public void The_shown_name_decides_what_a_stored_file_is()
    {
        var path = Path.Combine(_package.Root, "0199-upload");
        File.WriteAllText(path, "x = 1");
        var upload = new Upload(path, TestPackage.At("2026-11-01T12:00Z"), Ana) { Source = "net.py" };
        var taken = Grader(new FakeSandbox(_ => TestEvidence.Facts("{}")), "here").Take(new NamedUpload("1", upload), CancellationToken.None);
        taken.Package.ShouldNotBeNull().Files.ShouldHaveSingleItem().Path.ShouldBe("net.py");
        taken.Stamp.Source.ShouldBe("net.py");
    }

    [Fact]
    public void Known_authors_count_and_a_name_off_the_pattern_is_only_told()
    {
        var taken = Grader(new FakeSandbox(_ => TestEvidence.Facts("{}")), "here").Take(Files("a.py", "b.py"), CancellationToken.None);
        taken.Stamp.Students.ShouldBe(Ana);
        taken.Package.ShouldNotBeNull().Files.Count.ShouldBe(2);
        taken.Refused.ShouldBeEmpty();
        taken.Notices.ShouldHaveSingleItem().Kind.ShouldBe(NoticeKind.Naming);
    }

    private NamedUpload Files(params string[] names)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_package.Root, "0199-folder")).FullName;
        foreach (var name in names)
        {
            File.WriteAllText(Path.Combine(folder, name), "x = 1");
        }

        return new NamedUpload("1", new Upload(folder, TestPackage.At("2026-11-01T12:00Z"), Ana) { Source = "homework" });
    }

    private BatchFolder Folder(string name) => new(Path.Combine(_package.Root, name));

    private UploadGrader Grader(ISandbox sandbox, string where) => new(_package.Load(), Machine(sandbox, where)) { LeftOut = new HashSet<string> { "training" } };

    private GradingMachine Machine(ISandbox sandbox, string where)
    {
        var digits = new FakeSandbox(_ => throw new SandboxException("no digits here"));
        var datasets = new DatasetProvider([], Path.Combine(_package.Root, "cache"), digits);
        return new GradingMachine(sandbox, ImageId.Parse(TestEvidence.Image), datasets, Folder(where).Store, new CpuSlots(2), Path.Combine(_package.Root, "work"), null, "test");
    }
}
