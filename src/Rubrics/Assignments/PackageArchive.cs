using System.IO.Compression;
using Autograder.Rubrics.Intake;

namespace Autograder.Rubrics.Assignments;

/// <summary>Files as a zip and back. The same files give the same bytes, so that an archive is named by what is in it.</summary>
public static class PackageArchive
{
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Packs files in the order of their paths, without dates.</summary>
    public static byte[] Pack(IEnumerable<IntakeFile> files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in files.OrderBy(f => f.Path, StringComparer.Ordinal))
            {
                var entry = zip.CreateEntry(file.Path, CompressionLevel.Optimal);
                entry.LastWriteTime = Epoch;
                using var content = entry.Open();
                content.Write(file.Content.Span);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>Reads an archive that <see cref="Pack"/> made.</summary>
    /// <exception cref="Evidence.GradingFault">It is none.</exception>
    public static IReadOnlyList<IntakeFile> Read(byte[] archive, CancellationToken cancel) => SubmissionReader.Read("package.zip", archive, PackageUpload.Limits, cancel) switch
    {
        IntakeResult.Accepted { Package.Files: var files } => files,
        IntakeResult.Refused { Reasons: var reasons } => throw new Evidence.GradingFault($"The stored package cannot be opened: {string.Join(" ", reasons)}"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Writes files that came through intake, whose paths are safe, below a folder.</summary>
    public static void Write(IEnumerable<IntakeFile> files, string folder)
    {
        foreach (var file in files)
        {
            var target = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(target) ?? folder);
            File.WriteAllBytes(target, file.Content.Span);
        }
    }
}
