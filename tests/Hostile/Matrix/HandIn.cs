using Autograder.Rubrics.Grading;

namespace Autograder.Hostile.Matrix;

/// <summary>Puts a hand-in together: the way's own files, and the case that they call. Each is told apart by a comment, so that its run is its own.</summary>
internal static class HandIn
{
    private const string Marker = "Armed for a box, and for nothing else.\n";

    /// <summary>Zeros with the case in it.</summary>
    public static NamedUpload Hostile(string folder, Way way, HostileCase @case) => Make(folder, way, @case.IsControl ? "honest" : "hostile", @case);

    /// <summary>Zeros and nothing else: what every case is compared with.</summary>
    public static NamedUpload Zeros(string folder, Way way) => Make(folder, way, "hostile", HostileCase.Of("Z00"));

    /// <summary>What was asked for.</summary>
    public static NamedUpload Honest(string folder, Way way) => Make(folder, way, "honest", HostileCase.Of("Z00"));

    private static NamedUpload Make(string folder, Way way, string kind, HostileCase @case)
    {
        Directory.CreateDirectory(folder);
        var source = Path.Combine(HostileCase.Home, "packages", HostileCase.Dashed(way.ToString()), kind);
        foreach (var file in Directory.EnumerateFiles(source).Concat(@case.Folder is { } own ? Directory.EnumerateFiles(own) : []))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        File.Copy(Path.Combine(HostileCase.Home, "cases", "armed.py"), Path.Combine(folder, "armed.py"));
        var words = $"# {(@case.Id == "Z00" ? Canaries.OfOthers : "")} {Path.GetFileName(folder)}\n";
        File.WriteAllText(Path.Combine(folder, "case.py"), File.ReadAllText(@case.File) + words);
        File.WriteAllText(Path.Combine(folder, "ARMED"), Marker);
        return new NamedUpload(Path.GetFileName(folder), new Upload(folder, DateTimeOffset.UnixEpoch, []));
    }
}
