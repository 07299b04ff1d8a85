using Autograder.Reports;
using Autograder.Reports.Exports;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;

namespace Autograder.Cli.Batches;

/// <summary>Grades on disk that a new run would only repeat: same upload, same time, same package, same image, same grader.</summary>
internal sealed class KeptGrades(Assignment assignment, BatchFolder folder, GradingMachine machine, IReadOnlySet<string> leftOut)
{
    private readonly SubmissionTaker _taker = new(assignment);

    /// <summary>By submission id.</summary>
    public IReadOnlyDictionary<string, Grade> Find(IReadOnlyList<NamedUpload> uploads, CancellationToken cancel) => uploads
        .AsParallel().WithCancellation(cancel)
        .Select(upload => (upload.Id, Grade: Find(upload, cancel)))
        .Where(found => found.Grade is not null)
        .ToDictionary(found => found.Id, found => found.Grade!); // filtered just before

    private Grade? Find(NamedUpload upload, CancellationToken cancel)
    {
        if (folder.Find(upload.Id) is not { } record || record.Stamp.Received != upload.Upload.Received || record.Missing.Count > 0 || !leftOut.SetEquals(record.LeftOut))
        {
            return null;
        }

        try
        {
            return StoredGrades.TryRead(folder, upload.Id) is { } grade && Stands(grade) && Same(_taker.Take(upload, cancel).Stamp, record.Stamp) ? grade : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // an upload that cannot be read now is for the grading to report
        }
    }

    /// <summary>Same content from the same people: an id may have passed to another upload, and a group may have been corrected.</summary>
    private static bool Same(SubmissionStamp now, SubmissionStamp then) =>
        now.Sha256 == then.Sha256 && now.Source == then.Source && now.Students.SequenceEqual(then.Students);

    private bool Stands(Grade grade) =>
        grade.Status is GradeStatus.Final or GradeStatus.Provisional or GradeStatus.Refused
        && grade.Assignment == assignment.Stamp
        && grade.Provenance.GraderVersion == machine.GraderVersion
        && grade.Provenance.Runs.All(run => run.ImageId == machine.Image.ToString());
}

/// <summary>Grades as kept between runs.</summary>
internal static class StoredGrades
{
    /// <summary>The grade, or null where there is none that this program reads.</summary>
    public static Grade? TryRead(BatchFolder folder, string submission)
    {
        var file = folder.GradeFile(submission);
        try
        {
            return File.Exists(file) ? GradeJson.Read(File.ReadAllBytes(file)) : null;
        }
        catch (ReportException)
        {
            return null;
        }
    }

    /// <summary>Everything that was graded into the folder so far, by id.</summary>
    public static IReadOnlyList<Grade> All(BatchFolder folder) =>
        [.. folder.All().AsParallel().AsOrdered().Select(record => TryRead(folder, record.Stamp.Id)).OfType<Grade>()];
}
