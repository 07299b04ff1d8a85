using System.Diagnostics;
using System.Text.RegularExpressions;
using Autograder.Hostile.Matrix;

namespace Autograder.Hostile.Probes;

/// <summary>What a case said in a box that refuses it nothing.</summary>
/// <param name="Tried">Probes, by the name that they say when they come through.</param>
/// <param name="Came">Those that did, and whatever else was allowed.</param>
/// <param name="Refused">Probe → what was in its way.</param>
/// <param name="Odd">Mistakes in the case or the probe.</param>
internal sealed record Spoken(IReadOnlyCollection<string> Tried, IReadOnlyList<string> Came, IReadOnlyDictionary<string, string> Refused, IReadOnlyList<string> Odd);

/// <summary>A container with all rights, as root, with what the cases look for put in place by tests/Hostile/weak. It is lent nothing of this machine but the cases, to read.</summary>
internal static partial class WeakBox
{
    /// <summary>Not SYS_TIME, which nothing here may use, and not SYS_RESOURCE, which machines in machines do not have.</summary>
    private static readonly string[] Rights =
        ["SYS_ADMIN", "SYS_PTRACE", "SYS_MODULE", "SYS_RAWIO", "SYS_BOOT", "SYS_NICE", "NET_ADMIN", "SYSLOG", "IPC_LOCK", "DAC_READ_SEARCH", "SYS_PACCT", "SYS_TTY_CONFIG", "LEASE", "AUDIT_CONTROL"];

    private static readonly string[] Weak =
    [
        .. Rights.SelectMany(r => new[] { "--cap-add", r }), "--security-opt", "seccomp=unconfined", "--security-opt", "apparmor=unconfined", "--security-opt", "systempaths=unconfined",
        "--device-cgroup-rule", "a *:* rwm", "--hostname", "weak", "--memory", "3g", "--pids-limit", "2000", "--sysctl", "net.ipv6.conf.all.disable_ipv6=0",
    ];

    /// <summary>What each case said, by its id; in which world, too.</summary>
    public static async Task<(IReadOnlyDictionary<string, Spoken> Cases, string Text)> RunAsync(IEnumerable<HostileCase> cases)
    {
        var text = await DockerAsync([
            "run", "--rm", .. Weak, "--volume", $"{HostileCase.Home}:/hostile:ro", "autograder/numpy", "python3", "-s", "/hostile/weak/weak.py",
            .. cases.Select(c => "/hostile/" + Path.GetRelativePath(HostileCase.Home, c.File)),
        ]);
        var lines = Line().Matches(text).GroupBy(m => m.Groups["id"].Value);
        return (lines.ToDictionary(g => g.Key, g => Of([.. g])), text);
    }

    private static Spoken Of(IReadOnlyList<Match> lines) => new(
        lines.Where(l => Kind(l) == "TRIED").Select(Words).ToHashSet(),
        [.. lines.Where(l => Kind(l) is "ALLOWED" or "LEAK").Select(l => $"{Kind(l)} {Words(l)} ({l.Groups["world"].Value})")],
        lines.Where(l => Kind(l) == "REFUSED").Select(l => Words(l).Split(": ", 2)).GroupBy(p => p[0]).ToDictionary(g => g.Key, g => string.Join(" / ", g.Select(p => p[^1]).Distinct())),
        [.. lines.Where(l => Kind(l) is "BROKEN" or "FAILED").Select(l => $"{Kind(l)} {Words(l)} ({l.Groups["world"].Value})")]);

    private static string Kind(Match line) => line.Groups["kind"].Value;

    private static string Words(Match line) => line.Groups["words"].Value.TrimEnd();

    private static async Task<string> DockerAsync(string[] arguments)
    {
        using var docker = Process.Start(new ProcessStartInfo("docker", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException("docker did not start.");
        var errors = docker.StandardError.ReadToEndAsync();
        var said = await docker.StandardOutput.ReadToEndAsync();
        await docker.WaitForExitAsync();
        return docker.ExitCode == 0 ? said : throw new InvalidOperationException($"The weak box ended with {docker.ExitCode}: {await errors}\n{said}");
    }

    [GeneratedRegex(@"^(?<id>[A-Z]\d\d)/(?<world>\w+) (?<kind>TRIED|ALLOWED|LEAK|REFUSED|BROKEN|FAILED|RAN) ?(?<words>.*)$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
