using System.IO.Compression;

namespace Autograder.Api.Assignments;

/// <summary>What students start from, packed.</summary>
internal static class StarterArchive
{
    private static readonly DateTimeOffset Stamp = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly EnumerationOptions Plain = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    public static string FolderOf(string package) => Path.Combine(package, "starter");

    public static bool Exists(string package) => Directory.Exists(FolderOf(package)) && Directory.EnumerateFiles(FolderOf(package), "*", Plain).Any();

    /// <summary>The same bytes for the same package.</summary>
    public static byte[] Make(string package, string name)
    {
        var folder = FolderOf(package);
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", Plain).Order(StringComparer.Ordinal))
            {
                var entry = zip.CreateEntry($"{name}/{Path.GetRelativePath(folder, file)}");
                entry.LastWriteTime = Stamp;
                using var target = entry.Open();
                using var source = File.OpenRead(file);
                source.CopyTo(target);
            }
        }

        return bytes.ToArray();
    }
}
