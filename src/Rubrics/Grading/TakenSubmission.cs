using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Intake;

namespace Autograder.Rubrics.Grading;

/// <summary>A submission taken in: who, what, and the notices so far; or the reasons why it was refused.</summary>
/// <param name="Package">Null where the upload could not be taken in; work that only came too late is there.</param>
public sealed record TakenSubmission(SubmissionStamp Stamp, SubmissionPackage? Package, IReadOnlyList<Notice> Notices, IReadOnlyList<string> Refused)
{
    /// <summary>Stores its files; the record names them, so that the submission can be graded later and on another machine.</summary>
    public SubmissionRecord Keep(BlobStore blobs) => new()
    {
        Stamp = Stamp,
        Files = Package is { } package ? [.. package.Files.Select(f => new StoredFile(f.Path, blobs.Put(f.Content.Span)))] : [],
        Notices = [.. Notices, .. Package?.Notices ?? []],
        Refused = Refused,
    };

    /// <summary>The submission of a record, with its files.</summary>
    /// <exception cref="GradingFault">A file is missing or damaged.</exception>
    public static TakenSubmission Of(SubmissionRecord record, BlobStore blobs) =>
        new(record.Stamp, record.Files.Count == 0 ? null : PackageHash.Seal(record.Stamp.Source, record.FilesFrom(blobs), []), record.Notices, record.Refused);
}
