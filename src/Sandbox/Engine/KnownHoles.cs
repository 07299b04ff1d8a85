using System.Text.RegularExpressions;

namespace Autograder.Sandbox.Engine;

/// <summary>Published holes of the engine and its runtime, by the versions that closed them.</summary>
internal static partial class KnownHoles
{
    private enum Component
    {
        Runc,
        Engine,
    }

    // A release series that was mended is listed with its own mending version; a series after the last one is whole.
    private static readonly (Component Of, string[] Mended, KnownHole Hole)[] Table =
    [
        (Component.Runc, ["1.1.12"], new("CVE-2024-21626", "a working directory under /proc/self/fd leads out of the container; ours is fixed by the grader", "runc 1.1.12", false)),
        (Component.Runc, ["1.2.8", "1.3.3"], new("CVE-2025-31133", "a race on masked paths lets a container write to files of the host's kernel interface", "runc 1.2.8 or 1.3.3", true)),
        (Component.Runc, ["1.2.8", "1.3.3"], new("CVE-2025-52565", "a race on /dev/console reaches unmasked kernel files; boxes have no console", "runc 1.2.8 or 1.3.3", false)),
        (Component.Runc, ["1.2.8", "1.3.3"], new("CVE-2025-52881", "writes to /proc can be redirected while a container is set up", "runc 1.2.8 or 1.3.3", true)),
        (Component.Engine, ["29.5.1"], new("CVE-2026-41567", "copying files into a container runs one of its programs on the host; the sandbox never copies that way", "Docker 29.5.1", false)),
    ];

    public static IReadOnlyList<KnownHole> Open(string engineVersion, string runcVersion) =>
    [
        .. Table.Where(row => IsOpen(Number(row.Of == Component.Runc ? runcVersion : engineVersion), row.Mended)).Select(row => row.Hole),
    ];

    private static bool IsOpen(Version? version, string[] mended)
    {
        if (version is null)
        {
            return false; // Another runtime, or an engine that does not say.
        }
        var mends = mended.Select(Version.Parse).ToList();
        var ofSeries = mends.Find(mend => mend.Major == version.Major && mend.Minor == version.Minor);
        return version < (ofSeries ?? mends[^1]);
    }

    // Distributions add suffixes ("1.1.5+ds1"); a mend they carry back does not show in the number, so this errs towards naming a hole.
    private static Version? Number(string text) =>
        Leading().Match(text) is { Success: true } match ? Version.Parse(match.Value) : null;

    [GeneratedRegex(@"^\d{1,5}\.\d{1,5}\.\d{1,5}")]
    private static partial Regex Leading();
}
