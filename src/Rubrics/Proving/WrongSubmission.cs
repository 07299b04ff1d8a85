using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Proving;

/// <summary>A submission that must lose exactly what it deserves: the reference with edits, or files of its own.</summary>
internal sealed record WrongSubmission
{
    public required string Name { get; init; }

    /// <summary>Folder with files that replace or add to the reference's.</summary>
    public required string Folder { get; init; }
    public required IReadOnlyList<Edit> Edits { get; init; }

    /// <summary>Whether the reference's files are there as well.</summary>
    public required bool OnReference { get; init; }

    /// <summary>Item → marks, for items that differ from full marks.</summary>
    public required IReadOnlyDictionary<string, Marks> Marks { get; init; }

    /// <summary>Item → words that the finding must contain.</summary>
    public required IReadOnlyDictionary<string, string> Says { get; init; }
    /// <summary>Item → marks that it earns once markers follow every proposal, for items that wait for them.</summary>
    public required IReadOnlyDictionary<string, Marks> Proposes { get; init; }

    /// <summary>The student's id, or null for the package's example.</summary>
    public string? StudentId { get; init; }
    public required IReadOnlySet<string> SkipRuns { get; init; }

    /// <summary>The file that says what is expected.</summary>
    public const string FileName = "expected.yaml";

    public static WrongSubmission? Read(string folder, ICollection<YamlProblem> problems)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            problems.Add(new YamlProblem(path, 1, "", "is missing: it says what this submission must lose"));
            return null;
        }

        if (YamlDocument.Parse(path, File.ReadAllBytes(path), problems) is not { } root)
        {
            return null;
        }

        root.Find("why");
        var submission = new WrongSubmission
        {
            Name = Path.GetFileName(folder),
            Folder = folder,
            Edits = root.Find("edits")?.Elements().Select(ReadEdit).ToList() ?? [],
            OnReference = root.Find("on_reference")?.Bool() ?? true,
            Marks = root.Find("marks")?.Entries().ToDictionary(e => e.Key, e => new Marks(e.Value.Decimal())) ?? [],
            Says = root.Find("says")?.Entries().ToDictionary(e => e.Key, e => e.Value.Text()) ?? [],
            Proposes = root.Find("proposes")?.Entries().ToDictionary(e => e.Key, e => new Marks(e.Value.Decimal())) ?? [],
            StudentId = root.FindText("id"),
            SkipRuns = root.Find("skip_runs")?.Elements().Select(e => e.Text()).ToHashSet() ?? [],
        };
        root.NothingElse();
        return submission;
    }

    private static Edit ReadEdit(YamlCursor at)
    {
        var edit = new Edit(at.RequireText("file"), at.Require("find") is { } f ? Raw(f) : "", at.Require("replace") is { } r ? Raw(r) : "", at.Find("cell")?.Int(1, 10_000));
        at.NothingElse();
        return edit;
    }

    /// <summary>Indentation matters in Python, so the text is taken as it stands.</summary>
    private static string Raw(YamlCursor at) => (at.Node as YamlDotNet.RepresentationModel.YamlScalarNode)?.Value ?? at.Text();
}

/// <summary>One replacement in a file of the reference; the text to find must stand there exactly once.</summary>
/// <param name="File">In a notebook, the sources of its cells are searched.</param>
/// <param name="Cell">The only code cell of a notebook to search, from 1; null for all cells.</param>
internal sealed record Edit(string File, string Find, string Replace, int? Cell = null);
