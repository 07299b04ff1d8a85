namespace Autograder.Api.Hosting;

/// <summary>What a killed program left in the data folder: half-written blobs, uploads and packages, and proofs of packages that nobody has asked for in a long time.</summary>
internal static class Leftovers
{
    /// <summary>Nothing that is being written takes so long.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);
    private static readonly TimeSpan Unused = TimeSpan.FromDays(30);

    public static void Sweep(PortalOptions options, TimeProvider time)
    {
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var half in Directory.EnumerateFiles(options.Blobs, "*.tmp", SearchOption.AllDirectories).Concat(Directory.EnumerateDirectories(options.Packages, "*.tmp")).Concat(InWork(options)).ToList())
        {
            if (now - File.GetLastWriteTimeUtc(half) > Abandoned)
            {
                Remove(half);
            }
        }

        foreach (var proofs in Below(Path.Combine(options.Work, "checks")))
        {
            if (!Directory.EnumerateFiles(proofs, "*", SearchOption.AllDirectories).Any(file => now - File.GetLastWriteTimeUtc(file) < Unused))
            {
                Remove(proofs);
            }
        }
    }

    /// <summary>Folders with an owner are swept by the next one of their kind, which knows whether theirs lives.</summary>
    private static IEnumerable<string> InWork(PortalOptions options) => Directory.EnumerateFileSystemEntries(options.Work)
        .Where(entry => Path.GetFileName(entry) != "checks" && !File.Exists(Path.Combine(entry, Sandbox.OwnedFolder.LockName)));

    private static IReadOnlyList<string> Below(string folder) => Directory.Exists(folder) ? Directory.GetDirectories(folder) : [];

    private static void Remove(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                Directory.Delete(path, recursive: true);
            }
            else
            {
                File.Delete(path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // another program of ours may be at it as well
        }
    }
}
