using System.Text.RegularExpressions;
using Autograder.TestKit;

namespace Autograder.Hostile.Matrix;

/// <summary>One row of the matrix, as the words at the top of its file say it.</summary>
/// <param name="Folder">Files of a case that has more than one; null where it is one file.</param>
/// <param name="Bites">The way in which it does most harm: the one that is always tried.</param>
/// <param name="EveryWay">Whether all ways are always tried, not only at night.</param>
/// <param name="OneWay">Whether it makes sense under this way alone: the limit that it goes to is divided further under others.</param>
public sealed partial record HostileCase(string Id, string Area, string What, string File, string? Folder, Way Bites, bool EveryWay, bool OneWay, IReadOnlyList<Outcome> Expected)
{
    /// <summary>What the student must be told, among other things; empty where nothing in particular.</summary>
    public string Says { get; init; } = "";

    /// <summary>Whether it leaves something for the next box, and is handed in a second time to look for it.</summary>
    public bool Twice { get; init; }

    /// <summary>Somebody else's, run as it is under the limits that packages usually have.</summary>
    public bool IsBrought => Area == BroughtArea;

    /// <summary>The name by which it says that it ran.</summary>
    public string Ran => Id[(Id.IndexOf('-', StringComparison.Ordinal) + 1)..];

    private const string BroughtArea = "brought";

    private static readonly Dictionary<string, Outcome> Words = Enum.GetValues<Outcome>().ToDictionary(o => Dashed(o.ToString()));

    /// <summary>Where cases and packages lie: in the checkout, not beside the program.</summary>
    public static string Home { get; } = Path.Combine(Repository.Root, "tests", "Hostile");

    public static IReadOnlyList<HostileCase> All { get; } = [.. Files().Select(Read).OrderBy(c => c.Id, StringComparer.Ordinal)];

    /// <summary>Cases of others: folders with <c>solution.py</c>, which has <c>predict(X)</c>, below the folder that AUTOGRADER_ATTACKS names. Each ends in zeros; the control among them must get that far.</summary>
    public static IReadOnlyList<HostileCase> Brought { get; } = [.. BroughtFolders().Select(folder => OfOthers(folder, Path.GetFileName(folder)))];

    /// <summary>Honest, and meant to pass.</summary>
    public bool IsControl => Area == "control";

    public static HostileCase Of(string id) => All.Concat(Brought).Single(c => c.Id == id);

    private static IEnumerable<string> BroughtFolders() => Environment.GetEnvironmentVariable("AUTOGRADER_ATTACKS") is { Length: > 0 } place
        ? Directory.EnumerateDirectories(place).Where(folder => System.IO.File.Exists(Path.Combine(folder, "solution.py"))).Order(StringComparer.Ordinal)
        : [];

    private static HostileCase OfOthers(string folder, string name)
    {
        var adapter = Path.Combine(Home, "cases", "brought.py");
        Outcome[] expected = name.StartsWith('C') ? [Outcome.Wrong] : [.. Enum.GetValues<Outcome>().Except([Outcome.Full, Outcome.OurFault])];
        return new HostileCase($"brought-{name.Split('_')[0]}", BroughtArea, name.Replace('_', ' ') + ".", adapter, folder, Way.Predictions, EveryWay: false, OneWay: false, expected);
    }

    private static IEnumerable<string> Files() =>
        from area in new[] { "control", "resources", "escape", "network", "tampering" }
        from path in Directory.EnumerateFileSystemEntries(Path.Combine(Home, "cases", area))
        let file = Directory.Exists(path) ? Path.Combine(path, "case.py") : path
        where file.EndsWith(".py", StringComparison.Ordinal) && System.IO.File.Exists(file)
        select file;

    private static HostileCase Read(string file)
    {
        var match = Head().Match(System.IO.File.ReadAllText(file));
        var folder = Path.GetFileName(file) == "case.py" ? Path.GetDirectoryName(file) : null;
        var area = Path.GetFileName(Path.GetDirectoryName(folder ?? file)) ?? "";
        if (!match.Success)
        {
            throw new InvalidOperationException($"{file} does not begin with the words of a case: id, what it does, EXPECT.");
        }

        var way = match.Groups["way"] is { Success: true, Value: var word } ? Enum.Parse<Way>(word, ignoreCase: true) : Way.Outputs;
        var expected = match.Groups["expect"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => Words[w]).ToList();
        return new HostileCase(match.Groups["id"].Value, area, match.Groups["what"].Value.Trim(), file, folder, way, match.Groups["all"].Success, match.Groups["only"].Success, expected) { Says = match.Groups["says"].Value, Twice = match.Groups["twice"].Success };
    }

    public static string Dashed(string name) => Capital().Replace(name, m => (m.Index == 0 ? "" : "-") + m.Value.ToLowerInvariant());

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();

    [GeneratedRegex("""^\"\"\"(?<id>[A-Z]\d\d) +(?<what>[^\n]+)\nEXPECT (?<expect>[^\n]+)\n(SAYS (?<says>[^\n]+)\n)?(WAY (?<way>\w+)\n)?((?<all>ALL)\n|(?<only>ONLY)\n)?(?<twice>TWICE\n)?\"\"\"\n""")]
    private static partial Regex Head();
}
