using Autograder.Rubrics.Assignments;
using Autograder.Sandbox;

namespace Autograder.Api.Hosting;

/// <summary>What a killed program left in the data folder: half-written blobs, uploads and packages, and proofs of packages that nobody has asked for in a long time.</summary>
internal static class Leftovers
{
    /// <summary>Nothing that is being written takes so long.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);
    private static readonly TimeSpan Unused = TimeSpan.FromDays(30);

    /// <summary>
    /// What we ourselves make in the work folder and take away again. In containers the box library and the cache lie there as well, under the mounts of running boxes
    /// and with dates that stay, so whatever is not one of these is left alone. The last two are the entry point's (images/grader/autograder) and ASP.NET's for large requests.
    /// </summary>
    private static readonly string[] Passing = ["upload-", "answer-", "batch-", PackageUpload.FolderPrefix, "half-", "ASPNETCORE_"];

    public static void Sweep(PortalOptions options, TimeProvider time)
    {
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var half in Directory.EnumerateFiles(options.Blobs, "*.tmp", SearchOption.AllDirectories).Concat(Directory.EnumerateDirectories(options.Packages, "*.tmp")).Concat(InWork(options)).ToList())
        {
            RemoveWhere(half, path => now - File.GetLastWriteTimeUtc(path) > Abandoned);
        }

        foreach (var proofs in Below(Path.Combine(options.Work, "checks")))
        {
            RemoveWhere(proofs, path => !Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Any(file => now - File.GetLastWriteTimeUtc(file) < Unused));
        }
    }

    /// <summary>Folders with an owner are swept by the next one of their kind, which knows whether theirs lives.</summary>
    private static IEnumerable<string> InWork(PortalOptions options) => Directory.EnumerateFileSystemEntries(options.Work)
        .Where(entry => Array.Exists(Passing, prefix => Path.GetFileName(entry).StartsWith(prefix, StringComparison.Ordinal)) && !File.Exists(Path.Combine(entry, OwnedFolder.LockName)));

    private static IReadOnlyList<string> Below(string folder) => Directory.Exists(folder) ? Directory.GetDirectories(folder) : [];

    /// <summary>Another program of ours may sweep at the same moment, so what is looked at may be gone before it is looked into.</summary>
    private static void RemoveWhere(string path, Func<string, bool> isOld)
    {
        try
        {
            if (!isOld(path))
            {
                return;
            }

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
            // the other one removes it, or the next sweep does
        }
    }
}
