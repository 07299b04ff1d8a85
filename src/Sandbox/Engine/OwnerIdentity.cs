using System.Globalization;

namespace Autograder.Sandbox.Engine;

/// <summary>Which grader made a container: boot of the machine, process namespace, process and the moment it started, so that a later process with the same number is not taken for it.</summary>
internal sealed record OwnerIdentity(string Boot, string Namespace, int Process, long StartedTicks)
{
    public static OwnerIdentity Current()
    {
        var process = System.Environment.ProcessId;
        return new OwnerIdentity(
            BootId(),
            NamespaceId(),
            process,
            StartOf(process) ?? 0);
    }

    /// <summary>Whether the owner is certainly gone. One in another process namespace cannot be seen from here and counts as alive.</summary>
    public bool IsDead(OwnerIdentity here, Func<int, long?> startOf) =>
        Boot != here.Boot || (Namespace == here.Namespace && startOf(Process) != StartedTicks);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Boot}/{Namespace}/{Process}/{StartedTicks}");

    public static bool TryParse(string? text, out OwnerIdentity? owner)
    {
        var parts = text?.Split('/') ?? [];
        owner = parts.Length == 4
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var process)
            && long.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var started)
            ? new OwnerIdentity(parts[0], parts[1], process, started)
            : null;
        return owner is not null;
    }

    /// <summary>When a process started, in ticks since boot; null when there is none.</summary>
    public static long? StartOf(int process)
    {
        try
        {
            // The name in parentheses may hold anything; 20 fields follow it up to the start time.
            var stat = File.ReadAllText($"/proc/{process}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X" ? null : long.Parse(fields[19], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string BootId()
    {
        const string path = "/proc/sys/kernel/random/boot_id";
        return File.Exists(path) ? File.ReadAllText(path)[..8] : "unknown";
    }

    private static string NamespaceId()
    {
        var target = new FileInfo("/proc/self/ns/pid").LinkTarget ?? "";
        return string.Concat(target.Where(char.IsAsciiDigit));
    }
}
