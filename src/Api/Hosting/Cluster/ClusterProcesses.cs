using System.Globalization;

namespace Autograder.Api.Hosting.Cluster;

/// <summary>The processes of a PostgreSQL server, as the kernel knows them.</summary>
internal static class ClusterProcesses
{
    /// <summary>Whether the process that a file names in its first line is a server of this folder.</summary>
    public static bool IsServer(string file, string folder)
    {
        if (!int.TryParse(File.ReadLines(file).FirstOrDefault(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var id))
        {
            return false;
        }

        var command = $"/proc/{id}/cmdline";
        return File.Exists(command) && File.ReadAllText(command).Contains(folder, StringComparison.Ordinal);
    }

    /// <summary>Whether a process works in this folder, as every process of a server does in that of its data.</summary>
    public static bool AnyIn(string folder) =>
        Directory.EnumerateDirectories("/proc").Any(process => char.IsAsciiDigit(Path.GetFileName(process)[0]) && WorksIn(process) == folder);

    private static string? WorksIn(string process)
    {
        try
        {
            return File.ResolveLinkTarget(Path.Combine(process, "cwd"), returnFinalTarget: false)?.FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // it ended meanwhile, or is somebody else's
        }
    }
}
