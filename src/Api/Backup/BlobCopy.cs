using System.Security.Cryptography;
using Autograder.Api.Hosting;

namespace Autograder.Api.Backup;

/// <summary>Copies blobs from one folder to another. What is there already stays, so that a second backup is quick; every copy is checked against its name.</summary>
internal static class BlobCopy
{
    /// <returns>How many there are now, and how many of them are new.</returns>
    /// <exception cref="StartFailure">A blob is damaged.</exception>
    public static async Task<(int All, int New)> RunAsync(string from, string to, CancellationToken cancel)
    {
        int all = 0, added = 0;
        foreach (var source in NamesIn(from))
        {
            cancel.ThrowIfCancellationRequested();
            var target = Path.Combine(to, Path.GetRelativePath(from, source));
            all++;
            if (File.Exists(target) && new FileInfo(target).Length == new FileInfo(source).Length)
            {
                continue;
            }

            await CopyAsync(source, target, cancel);
            added++;
        }

        return (all, added);
    }

    /// <summary>Whether the blob in this folder has the content that its name says.</summary>
    public static async Task<bool> IsIntactAsync(string file, CancellationToken cancel)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel)) == Path.GetFileName(file);
    }

    public static string PathOf(string folder, string name) => Path.Combine(folder, name[..2], name);

    /// <summary>Files that are being written have other names.</summary>
    public static IEnumerable<string> NamesIn(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) is { Length: 64 } name && name.All(char.IsAsciiHexDigitLower));

    private static async Task CopyAsync(string source, string target, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target) ?? throw new InvalidOperationException($"{target} has no folder."));
        var half = target + ".part";
        await using (var input = File.OpenRead(source))
        await using (var output = File.Create(half))
        {
            await input.CopyToAsync(output, cancel);
        }

        File.Move(half, target, overwrite: true);
        if (!await IsIntactAsync(target, cancel))
        {
            File.Delete(target);
            throw new StartFailure($"{source} is damaged: its content is not what its name says. Everything that came before it is copied; repair it from an older backup, then run this again.");
        }
    }
}
