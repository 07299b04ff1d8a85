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
    public static IntakeResult Read(string path, IntakeLimits limits, CancellationToken cancellationToken) =>
        Read(path, Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))), limits, cancellationToken);

    /// <summary>Reads an upload that lies under another name than the one under which it was handed in.</summary>
    /// <param name="path">The uploaded file or folder.</param>
    /// <param name="name">Its own name, without a path.</param>
    /// <param name="limits">How much it may hold.</param>
    /// <param name="cancellationToken">Looked at between entries.</param>
    /// <returns>The package, or all reasons why it is refused.</returns>
    /// <exception cref="IOException">The upload cannot be read from disk: ours, not the student's.</exception>
    public static IntakeResult Read(string path, string name, IntakeLimits limits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var ledger = new IntakeLedger(name, limits);
        if (new FileInfo(path).LinkTarget is not null)
        {
            ledger.Refuse("The upload is a link, and links are not followed. Give the file or folder itself.");
            return ledger.Finish();
        }

        // a name whose bytes are no UTF-8 is read as another name, under which there is nothing
        if (path.Contains('\uFFFD', StringComparison.Ordinal) && !Path.Exists(path))
        {
            ledger.Refuse("The name of the upload is not written in UTF-8, so it cannot be opened. Rename it.");
            return ledger.Finish();
        }

        if (Directory.Exists(path))
        {
            return new FolderSource(path, ledger).Read(cancellationToken);
        }

        // The length is looked at first: a pipe has none, and opening it would wait for ever.
        var length = new FileInfo(path).Length;
        if (RefusesLength(ledger, length))
        {
            return ledger.Finish();
        }

        return Read(name, File.ReadAllBytes(path), ledger, cancellationToken);
    }

    /// <summary>Reads an upload that is in memory.</summary>
    /// <param name="name">Its file name, without a path.</param>
    /// <param name="content">Its bytes; kept by the result, so not to be changed afterwards.</param>
    /// <param name="limits">How much it may hold.</param>
    /// <param name="cancellationToken">Looked at between entries.</param>
    /// <returns>The package, or all reasons why it is refused.</returns>
    public static IntakeResult Read(string name, byte[] content, IntakeLimits limits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var ledger = new IntakeLedger(name, limits);
        return RefusesLength(ledger, content.Length) ? ledger.Finish() : Read(name, content, ledger, cancellationToken);
    }

    private static IntakeResult Read(string name, byte[] content, IntakeLedger ledger, CancellationToken cancellationToken)
    {
        var kind = FileSignature.Of(content);
        return kind switch
        {
            FileKind.Zip when !FileTypes.IsPackedFormat(name) => new ZipSource(content, ledger).Read(cancellationToken),
            FileKind.Gzip => GzipSource.Read(content, ledger, cancellationToken),
            FileKind.Tar => new TarSource(content, content.Length, ledger).Read(cancellationToken),
            _ => SingleFileSource.Read(name, content, kind, ledger),
        };
    }

    private static bool RefusesLength(IntakeLedger ledger, long length)
    {
        if (length == 0)
        {
            ledger.Refuse("The upload is empty (0 bytes). Check the file on your computer and upload it again.");
            return true;
        }

        if (length <= ledger.Limits.MaxUploadBytes)
        {
            return false;
        }

        ledger.Refuse($"The upload is {SizeWords.Of(length)}; at most {SizeWords.Of(ledger.Limits.MaxUploadBytes)} are accepted. Leave out data sets, saved models and virtual environments.");
        return true;
    }
}
