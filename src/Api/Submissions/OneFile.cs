using System.IO.Compression;
using Autograder.Api.People;

namespace Autograder.Api.Submissions;

/// <summary>Makes one upload of what was handed in: a single file as it is, several as one archive, whose names intake then looks at like any others.</summary>
internal sealed class OneFile : IDisposable
{
    private const int LongestName = 200;
    private readonly string? _temporary;

    private OneFile(string path, string source, string? temporary)
    {
        Path = path;
        Source = source;
        _temporary = temporary;
    }

    public string Path { get; }

    /// <summary>The name that people are shown.</summary>
    public string Source { get; }

    public static OneFile Of(IReadOnlyList<HandedInFile> files, string workFolder)
    {
        if (files is [var only])
        {
            return new OneFile(only.Path, Last(only.Name), temporary: null);
        }

        var path = System.IO.Path.Combine(workFolder, $"upload-{System.IO.Path.GetRandomFileName()}");
        using (var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create))
        {
            foreach (var file in files)
            {
                // not packed smaller: it is read again at once
                using var entry = zip.CreateEntry(file.Name.Replace('\\', '/'), CompressionLevel.NoCompression).Open();
                using var content = File.OpenRead(file.Path);
                content.CopyTo(entry);
            }
        }

        return new OneFile(path, $"{Last(FolderOf(files) ?? "files")}.zip", path);
    }

    public void Dispose()
    {
        if (_temporary is not null)
        {
            File.Delete(_temporary);
        }
    }

    /// <summary>The folder that all of them lie in, as a browser says for a folder that was chosen.</summary>
    private static string? FolderOf(IReadOnlyList<HandedInFile> files)
    {
        var folders = files.Select(f => f.Name.Replace('\\', '/')).Select(name => name.Contains('/') ? name[..name.IndexOf('/')] : "").Distinct().ToList();
        return folders is [{ Length: > 0 } folder] ? folder : null;
    }

    /// <summary>Names come from the other side: what cannot be seen, stored, or turns the rest of the name round (so that a program looks like a paper) is left out.</summary>
    private static string Last(string name) =>
        string.Concat(ShownName.Clean(name.Replace('\\', '/').Split('/')[^1]).EnumerateRunes().Take(LongestName)) is { Length: > 0 } last ? last : "upload";
}
