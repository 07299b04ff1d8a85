using Autograder.Rubrics.Answers;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Intake;
using Autograder.Rubrics.Runs;

namespace Autograder.Rubrics.Integrity;

/// <summary>Reads the typed answers of everybody in a course.</summary>
public static class CourseSheets
{
    /// <summary>What submissions have in common; nothing is read where the package does not ask.</summary>
    public static IReadOnlyList<CourseFinding> Compare(Assignment assignment, IReadOnlyList<SubmissionRecord> records, BlobStore blobs) =>
        assignment.AnswerRules.Integrity is { Weights: [], Texts: [] } ? [] : CourseComparison.Find(assignment, Of(assignment, records, blobs));

    private static IReadOnlyList<CourseSheet> Of(Assignment assignment, IReadOnlyList<SubmissionRecord> records, BlobStore blobs)
    {
        var names = new AnswerNames(assignment);
        return [.. records.AsParallel().AsOrdered().Select(record => new CourseSheet(record.Stamp.Id, AnswerSheet.Read(AnswersOf(record, assignment, blobs), names)))];
    }

    private static IntakeFile? AnswersOf(SubmissionRecord record, Assignment assignment, BlobStore blobs)
    {
        var named = SubmittedFiles.Assign(assignment.Submission, [.. record.Files.Select(f => new IntakeFile(f.Path, ReadOnlyMemory<byte>.Empty, f.Sha256))]).Of("answers");
        return named is [var file, ..] ? file with { Content = blobs.Get(file.Sha256) } : null;
    }
}
