using System.Globalization;
using Autograder.Api.Hosting;

namespace Autograder.Api.Backup;

/// <summary>Where backups lie: one dump of the database for each, and blobs that they share.</summary>
internal sealed class BackupFolder(string folder)
{
    private const string DumpName = "database-*.dump";
    private const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public string Blobs => Path.Combine(folder, "blobs");

    public void Make()
    {
        Directory.CreateDirectory(folder, Mine);
        Directory.CreateDirectory(Blobs, Mine);
    }

    public string DumpOf(DateTimeOffset time) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"database-{time.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}.dump"));

    /// <exception cref="StartFailure">There is no backup here.</exception>
    public string NewestDump() => Directory.Exists(folder) && Directory.EnumerateFiles(folder, DumpName).Max(StringComparer.Ordinal) is { } newest
        ? newest
        : throw new StartFailure($"There is no backup in {folder} (no {DumpName}).");
}
