using System.Globalization;
using System.Text;

namespace Autograder.Sandbox.InBox;

/// <summary>What the watcher in the box said last. Status is a wait status as the kernel writes it, -1 when unknown; times in µs; memory in bytes.</summary>
internal sealed record ShimFacts(
    ShimReason Reason, int Status, long StdoutTotal, long StderrTotal, long WallMicroseconds, long CpuMicroseconds, long PeakBytes, long OomKills)
{
    /// <summary>Reads "key=value" lines: every key once, in any order, nothing else.</summary>
    public static bool TryParse(ReadOnlySpan<byte> payload, out ShimFacts? facts)
    {
        facts = null;
        var values = new Dictionary<string, string>();
        foreach (var line in Encoding.Latin1.GetString(payload).Split('\n'))
        {
            var equals = line.IndexOf('=');
            if (equals <= 0 || !values.TryAdd(line[..equals], line[(equals + 1)..]))
            {
                return false;
            }
        }
        var ok = values.Count == 8
            & TryReason(values.GetValueOrDefault("reason"), out var reason)
            & TryNumber(values, "status", -1, 0xffff, out var status)
            & TryNumber(values, "out", 0, long.MaxValue, out var stdout)
            & TryNumber(values, "err", 0, long.MaxValue, out var stderr)
            & TryNumber(values, "wall_us", 0, MaxMicroseconds, out var wall)
            & TryNumber(values, "cpu_us", 0, MaxMicroseconds, out var cpu)
            & TryNumber(values, "peak", 0, long.MaxValue, out var peak)
            & TryNumber(values, "oom", 0, long.MaxValue, out var oom);
        facts = ok ? new ShimFacts(reason, (int)status, stdout, stderr, wall, cpu, peak, oom) : null;
        return ok;
    }

    // A century; larger values would not fit a TimeSpan.
    private const long MaxMicroseconds = 100L * 366 * 86400 * 1_000_000;

    private static bool TryReason(string? text, out ShimReason reason)
    {
        (var known, reason) = text switch
        {
            "exit" => (true, ShimReason.Exit),
            "wall" => (true, ShimReason.Wall),
            "cpu" => (true, ShimReason.Cpu),
            "output" => (true, ShimReason.Output),
            _ => (false, ShimReason.Exit),
        };
        return known;
    }

    private static bool TryNumber(Dictionary<string, string> values, string key, long least, long most, out long value) =>
        long.TryParse(values.GetValueOrDefault(key), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
        && value >= least && value <= most;
}
