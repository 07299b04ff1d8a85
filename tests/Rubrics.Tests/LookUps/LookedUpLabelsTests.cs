using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Calibrations;
using Autograder.Rubrics.Checks;
using Autograder.Rubrics.Datasets;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Intake;
using Autograder.Rubrics.Runs;
using Autograder.Rubrics.Tests.Content;
using Autograder.TestKit;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace Autograder.Rubrics.Tests.LookUps;

/// <summary>Networks and tables of published labels in real boxes.</summary>
[Collection(ContentCollection.Name)]
public sealed class LookedUpLabelsTests(ContentMachine machine, ITestOutputHelper output)
{
    /// <summary>Packages with a run that trains; photographs take minutes, so they are tried at night (AUTOGRADER_LONG_TESTS=1, with the data).</summary>
    public static TheoryData<string> Packages => Environment.GetEnvironmentVariable("AUTOGRADER_LONG_TESTS") == "1" ? new("digits-mlp", "fri-cifar10-mlp") : new("digits-mlp");

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task A_network_that_learnt_keeps_its_accuracy(string slug)
    {
        var assignment = ContentMachine.Load(slug);
        var measured = await MeasureAsync(assignment, _ => Calibrator.Reference(assignment, CancellationToken.None));

        measured.Problem.ShouldBe("");
        measured.LookedUp.ShouldBeFalse(measured.Copies?.ToInstructor);
        measured.Canaries.ShouldNotBeNull().IsLookedUp.ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task A_table_of_published_labels_that_works_out_the_renaming_is_at_chance(string slug)
    {
        var measured = await MeasureAsync(ContentMachine.Load(slug), LookUpTable.Submission);

        measured.Problem.ShouldBe("");
        measured.Copies.ShouldNotBeNull().OriginalAccuracy.ShouldBeGreaterThan(0.99);
        measured.HeldBackAccuracy.ShouldNotBeNull().ShouldBeGreaterThan(0.99);
        measured.LookedUp.ShouldBeTrue();
        measured.TestAccuracy.ShouldBeLessThan(0.2);
    }

    [Fact]
    public async Task A_table_earns_nothing_and_is_shown_to_the_marker()
    {
        var assignment = ContentMachine.Load("digits-mlp");
        var (grading, _) = machine.NewBatch(assignment);
        var package = LookUpTable.Submission(await SplitAsync(assignment, grading, Training(assignment)));
        var left = assignment.Runs.Select(r => r.Name).Where(n => n != "training").ToHashSet();
        var grade = (await new SubmissionGrader(assignment, grading) { LeftOut = left }.GradeAsync(
            new SubmissionStamp("s", ["63210001"], "s.zip", package.Sha256, TestPackage.At("2026-11-15T12:00Z")), package, [], null, CancellationToken.None)).Grade;

        var item = grade.Items.Single(i => i.Id == "accuracy");
        item.Awarded.ShouldBe(Marks.Zero);
        item.Found.ShouldContain("What a network has learnt holds for both, so the copies decide here.");
        grade.Flags.ShouldContain(f => f.StartsWith("accuracy: labels may be looked up: 100.0 % of 400 test images"));
        grade.Flags.ShouldNotContain(f => f.Contains("cannot be packed smaller")); // 13 kB: this data set is small
    }

    private async Task<Measurement> MeasureAsync(Assignment assignment, Func<PreparedSplit, SubmissionPackage> submission)
    {
        var (grading, _) = machine.NewBatch(assignment);
        var run = Training(assignment);
        var package = submission(await SplitAsync(assignment, grading, run));
        using var folder = new RunFolder(grading.WorkFolder, "looked-up");
        folder.Write(package.Files);
        var runner = new BoxRunner(assignment, grading, package, SubmittedFiles.Assign(assignment.Submission, package.Files), folder.Path);
        var result = RunResult.Load(await runner.RunAsync(new PlannedRun(run, run.Seeds[0]), CancellationToken.None), grading.Store.Blobs);
        var measured = Measurement.Of(result);
        output.WriteLine($"{assignment.Slug}: {measured.TestAccuracy:P2} of {measured.TestCount}, held back {measured.HeldBackAccuracy:P2}; {measured.Copies}; {measured.Canaries}; {result.Evidence.WallTime}");
        output.WriteLine(result.Stderr);
        return measured;
    }

    private static RunSettings Training(Assignment assignment) => assignment.Runs.First(r => r.Kind == RunKind.Training);

    private static async Task<PreparedSplit> SplitAsync(Assignment assignment, GradingMachine grading, RunSettings run)
    {
        var found = await grading.Datasets.GetAsync(assignment.Datasets.First(d => d.Name == run.Data), run.Split.ShouldNotBeNull(), grading.Image, CancellationToken.None);
        return found.Split.ShouldNotBeNull(found.Missing);
    }
}
