using Autograder.Rubrics.Calendars;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Joining;

namespace Autograder.Api.Manage.Uploads;

internal sealed record BatchStudent(long Id, string Shown);

/// <summary>One upload of a batch.</summary>
/// <param name="Problem">Why it is nobody's; null where it is clear.</param>
internal sealed record BatchEntry(string Id, Upload Upload, IReadOnlyList<BatchStudent> Students, string? Problem, Lateness Lateness)
{
    public string Name => Path.GetFileName(Path.TrimEndingDirectorySeparator(Upload.Path));
}

/// <summary>A batch, unpacked for as long as this is not disposed.</summary>
/// <param name="Joined">Texts that led to a submission.</param>
/// <param name="Problems">Why it cannot be taken, or lines of received.csv that are wrong.</param>
/// <param name="Dropped">Files that were left out.</param>
internal sealed record OpenBatch(string Folder, IReadOnlyList<BatchEntry> Entries, IReadOnlyList<JoinedText> Joined, IReadOnlyList<string> Problems, IReadOnlyList<string> Dropped) : IDisposable
{
    public IEnumerable<BatchEntry> Matched => Entries.Where(e => e.Problem is null);

    public IEnumerable<BatchEntry> Unmatched => Entries.Where(e => e.Problem is not null);

    public void Dispose()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}
