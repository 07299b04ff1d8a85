using Autograder.Rubrics.Answers;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Intake;
using Autograder.Rubrics.Runs;

namespace Autograder.Rubrics.Integrity;

/// <summary>Reads the typed answers of everybody in a batch.</summary>
public static class CourseSheets
{
    /// <summary>What the submissions of a batch have in common; nothing is read where the package does not ask.</summary>
    public static IReadOnlyList<CourseFinding> Compare(Assignment assignment, BatchFolder folder) =>
        assignment.AnswerRules.Integrity is { Weights: [], Texts: [] } ? [] : CourseComparison.Find(assignment, Of(assignment, folder));

    private static IReadOnlyList<CourseSheet> Of(Assignment assignment, BatchFolder folder)
    {
        var names = new AnswerNames(assignment);
        return [.. folder.All().AsParallel().AsOrdered().Select(record => new CourseSheet(record.Stamp.Id, AnswerSheet.Read(AnswersOf(record, assignment, folder), names)))];
    }

    private static IntakeFile? AnswersOf(SubmissionRecord record, Assignment assignment, BatchFolder folder)
    {
        var named = SubmittedFiles.Assign(assignment.Submission, [.. record.Files.Select(f => new IntakeFile(f.Path, ReadOnlyMemory<byte>.Empty, f.Sha256))]).Of("answers");
        return named is [var file, ..] ? file with { Content = folder.Store.Blobs.Get(file.Sha256) } : null;
    }
}
