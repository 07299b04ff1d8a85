namespace Autograder.Rubrics.Grading;

/// <summary>One thing handed in, before it is opened.</summary>
/// <param name="Path">File or folder on this machine.</param>
/// <param name="Received">When it arrived.</param>
/// <param name="Group">Members recorded outside the submission; empty where none are.</param>
/// <param name="Recorded">Whether somebody wrote the time down; otherwise it is the file's own date.</param>
public sealed record Upload(string Path, DateTimeOffset Received, IReadOnlyList<string> Group, bool Recorded = true);

/// <summary>An upload with the name it has within its batch.</summary>
public sealed record NamedUpload(string Id, Upload Upload)
{
    /// <summary>Why it is not looked at, for the student; empty where it is.</summary>
    public IReadOnlyList<string> Refused { get; init; } = [];
}
