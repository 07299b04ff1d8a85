using System.Globalization;
using Autograder.Api.Hosting.Cluster;

namespace Autograder.Faults;

/// <summary>Where labs are.</summary>
internal static class LabFolders
{
    private const string Prefix = "autograder-faults-";
    private static int _last;

    public static async Task<string> NewAsync()
    {
        await SweepAsync();
        return Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-{Interlocked.Increment(ref _last)}"))).FullName;
    }

    /// <summary>What a killed test run left behind, where nothing runs in it any more.</summary>
    private static async Task SweepAsync()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            var owner = Path.GetFileName(folder)[Prefix.Length..].Split('-')[0];
            if (!Directory.Exists($"/proc/{owner}") && !File.ReadAllText("/proc/mounts").Contains(folder, StringComparison.Ordinal))
            {
                if (File.Exists(Path.Combine(folder, "data", "postgres", "postmaster.pid")))
                {
                    await (await PrivateCluster.OpenAsync(Path.Combine(folder, "data"), CancellationToken.None)).DisposeAsync();
                }

                Directory.Delete(folder, recursive: true);
            }
        }
    }
}
