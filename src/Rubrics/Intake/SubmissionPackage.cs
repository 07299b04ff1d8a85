namespace Autograder.Rubrics.Intake;

/// <summary>What a student handed in, safe to write to a folder and named by its hash.</summary>
public sealed record SubmissionPackage
{
    /// <summary>Name of the uploaded file or folder, without its path.</summary>
    public required string SourceName { get; init; }

    /// <summary>
    /// Hash over the sorted paths and content hashes, 64 lower-case hexadecimal digits. The same files give the same hash
    /// whether they came as a zip, a tar or a folder.
    /// </summary>
    public required string Sha256 { get; init; }

    /// <summary>The files, sorted by path (ordinal).</summary>
    public required IReadOnlyList<IntakeFile> Files { get; init; }

    /// <summary>What was left out, renamed or is worth knowing.</summary>
    public required IReadOnlyList<Notice> Notices { get; init; }

    /// <summary>The file with this path (upper and lower case alike), or null.</summary>
    public IntakeFile? Find(string path) =>
        Files.FirstOrDefault(file => file.Path.Equals(path, StringComparison.Ordinal))
        ?? Files.FirstOrDefault(file => file.Path.Equals(path, StringComparison.OrdinalIgnoreCase));
}
