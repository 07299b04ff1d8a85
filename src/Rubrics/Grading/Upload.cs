namespace Autograder.Rubrics.Grading;

/// <summary>One thing handed in, before it is opened.</summary>
/// <param name="Path">File or folder on this machine.</param>
/// <param name="Received">When it arrived.</param>
/// <param name="Group">All authors as they were recorded outside the submission, such as <c>Ana Novak (63210001)</c>: they count, whatever its name and its own list say. Empty where none are.</param>
/// <param name="Recorded">Whether somebody wrote the time down; otherwise it is the file's own date.</param>
public sealed record Upload(string Path, DateTimeOffset Received, IReadOnlyList<string> Group, bool Recorded = true)
{
    /// <summary>The name under which it was handed in; that of the file or folder where nothing else is said.</summary>
    public string Source { get; init; } = System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(Path));
}

/// <summary>An upload with the name it has within its batch.</summary>
public sealed record NamedUpload(string Id, Upload Upload)
{
    /// <summary>Why it is not looked at, for the student; empty where it is.</summary>
    public IReadOnlyList<string> Refused { get; init; } = [];
}
