using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Yaml;
using YamlDotNet.RepresentationModel;

namespace Autograder.Rubrics.Assignments.Parts;

/// <summary>Reads parts that a person judges.</summary>
internal static class TextReader
{
    public static PartCheck ReadText(YamlCursor at, Marks marks, PackageScope scope) => ReadText(at, marks);

    /// <summary>The older name of a text: without an answer's name the words are in the report.</summary>
    public static PartCheck ReadProse(YamlCursor at, Marks marks) => ReadText(at, marks) with { IsTyped = at.Has("answer") };

    private static PartCheck.Text ReadText(YamlCursor at, Marks marks)
    {
        var capped = at.Find("cap")?.Bool() ?? false;
        return new PartCheck.Text { Criteria = ReadCriteria(at, marks, capped), Accepted = ReadAccepted(at), Capped = capped };
    }

    public static PartCheck ReadDrawing(YamlCursor at, Marks marks, PackageScope scope)
    {
        var edges = at.Find("edges")?.Elements().Select(e => e.Text()).ToList() ?? [];
        var auto = at.Find("auto")?.Bool() ?? false;
        foreach (var edge in edges.Where(e => !e.Contains("->")))
        {
            at.Find("edges")?.Problem($"'{edge}' is not an edge; write from->to");
        }

        if (auto && edges.Count == 0)
        {
            at.Problem("'auto' needs 'edges' to compare with");
        }

        return new PartCheck.Drawing { Edges = edges, Auto = auto, Criteria = auto && !at.Has("criteria") ? [] : ReadCriteria(at, marks, capped: false), Accepted = ReadAccepted(at) };
    }

    private static IReadOnlyList<string> ReadAccepted(YamlCursor at) =>
        at.Find("accepted") is not { } accepted ? []
        : accepted.Node is YamlScalarNode ? [accepted.Text()] : [.. accepted.Elements().Select(e => e.Text())];

    private static List<TextCriterion> ReadCriteria(YamlCursor at, Marks marks, bool capped)
    {
        var criteria = at.Require("criteria")?.Elements().Select(ReadCriterion).ToList() ?? [];
        var sum = criteria.Where(c => c.Marks > Marks.Zero).Aggregate(Marks.Zero, (s, c) => s + c.Marks);
        if (capped ? sum < marks : sum != marks)
        {
            at.Problem($"the criteria add up to {sum}, the {(at.Has("id") ? "item" : "part")} has {marks} marks{(sum > marks ? "; 'cap: true' allows more" : "")}");
        }

        return criteria;
    }

    private static TextCriterion ReadCriterion(YamlCursor at)
    {
        var criterion = new TextCriterion(at.RequireText("text"), at.Require("marks") is { } m ? ReadSigned(m) : Marks.Zero, ReadGroups(at, "facts"), ReadGroups(at, "not"), at.Find("at_least")?.Int(1, 100));
        if (criterion.AtLeast > criterion.Facts.Count)
        {
            at.Find("at_least")?.Problem($"there are only {criterion.Facts.Count} groups in 'facts'");
        }

        at.NothingElse();
        return criterion;
    }

    private static Marks ReadSigned(YamlCursor at)
    {
        var value = at.Decimal();
        if (value is < -1000m or > 1000m || decimal.Round(value, 2) != value)
        {
            at.Problem($"{value} must be from -1000 to 1000 with at most two decimals");
        }

        return new Marks(value);
    }

    /// <summary>A list of groups; a single word is a group of its own.</summary>
    private static IReadOnlyList<IReadOnlyList<string>> ReadGroups(YamlCursor at, string key) =>
        at.Find(key) is { } groups ? [.. groups.Elements().Select(ReadGroup)] : [];

    private static IReadOnlyList<string> ReadGroup(YamlCursor at)
    {
        IReadOnlyList<string> words = at.Node is YamlScalarNode ? [at.Text()] : [.. at.Elements().Select(e => e.Text())];
        if (words.Count == 0 || words.Any(string.IsNullOrWhiteSpace))
        {
            at.Problem("a group of words holds at least one word, none of them empty");
        }

        return words;
    }
}
