using System.Text.RegularExpressions;

namespace Autograder.Sandbox.Engine;

/// <summary>Published holes of the engine and its runtime, by the versions that closed them.</summary>
internal static partial class KnownHoles
{
    private enum Component
    {
        Runc,
        Engine,
        Containerd,
        Toolkit,
    }

    // A release series that was mended is listed with its own mending version; a series after the last one is whole.
    private static readonly (Component Of, string[] Mended, KnownHole Hole)[] Table =
    [
        (Component.Runc, ["1.1.12"], new("CVE-2024-21626", "a working directory under /proc/self/fd leads out of the container; ours is fixed by the grader", "runc 1.1.12", false)),
        (Component.Runc, ["1.2.8", "1.3.3"], new("CVE-2025-31133", "a race on masked paths lets a container write to files of the host's kernel interface", "runc 1.2.8 or 1.3.3", true)),
        (Component.Runc, ["1.2.8", "1.3.3"], new("CVE-2025-52565", "a race on /dev/console reaches unmasked kernel files; boxes have no console", "runc 1.2.8 or 1.3.3", false)),
        (Component.Runc, ["1.2.8", "1.3.3"], new("CVE-2025-52881", "writes to /proc can be redirected while a container is set up", "runc 1.2.8 or 1.3.3", true)),
        (Component.Engine, ["29.5.1"], new("CVE-2026-41567", "copying files into a container runs one of its programs on the host; the sandbox never copies that way", "Docker 29.5.1", false)),
        (Component.Containerd, ["1.6.38", "1.7.27", "2.0.4"], new("CVE-2024-40635", "a user number above 2,147,483,647 becomes root; those of boxes are chosen by the grader", "containerd 1.6.38, 1.7.27 or 2.0.4", false)),
        (Component.Containerd, ["1.7.29", "2.0.7", "2.1.5", "2.2.0"], new("CVE-2024-25621", "other users of the machine can enter containerd's folders; boxes do not see them", "containerd 1.7.29, 2.0.7, 2.1.5 or 2.2.0", false)),
        (Component.Toolkit, ["1.16.2"], new("CVE-2024-0132", "an image made for it reaches files of the host when a GPU is handed over; students choose no image", "NVIDIA Container Toolkit 1.16.2", false)),
        (Component.Toolkit, ["1.17.4"], new("CVE-2025-23359", "the same once more, around the repair of 1.16.2; students choose no image", "NVIDIA Container Toolkit 1.17.4", false)),
        (Component.Toolkit, ["1.17.8"], new("CVE-2025-23266", "variables of an image make the host's hook load its library; students choose neither image nor variables", "NVIDIA Container Toolkit 1.17.8", false)),
        (Component.Toolkit, ["1.17.8"], new("CVE-2025-23267", "links in an image lead the host's hook to other files; students choose no image", "NVIDIA Container Toolkit 1.17.8", false)),
        // NVIDIA (bulletin 5850) names the kind of mistake and the repair, not what it takes: boxes with a GPU count as reached.
        (Component.Toolkit, ["1.19.1"], new("CVE-2026-24260", "a race while a GPU is handed over leads to the host's rights", "NVIDIA Container Toolkit 1.19.1", true)),
    ];

    /// <summary>What these versions have open.</summary>
    /// <param name="versions">Of what takes part.</param>
    /// <param name="runc">Whether runc makes any boxes.</param>
    /// <param name="gpus">Whether boxes are given GPUs.</param>
    public static IReadOnlyList<KnownHole> Open(EngineVersions versions, bool runc, bool gpus) =>
    [
        .. Table.Where(row => IsOpen(Number(Of(row.Of, versions)), row.Mended)).Select(row => row.Hole with { ReachesUs = row.Hole.ReachesUs && TakesPart(row.Of, runc, gpus) }),
    ];

    private static bool TakesPart(Component component, bool runc, bool gpus) => component switch
    {
        Component.Runc => runc,
        Component.Engine or Component.Containerd => true,
        Component.Toolkit => gpus,
    };

    private static string Of(Component component, EngineVersions versions) => component switch
    {
        Component.Runc => versions.Runc,
        Component.Engine => versions.Engine,
        Component.Containerd => versions.Containerd,
        Component.Toolkit => versions.Toolkit,
    };

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
