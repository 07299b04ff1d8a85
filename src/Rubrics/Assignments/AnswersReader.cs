using Autograder.Rubrics.Assignments.Parts;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Marking;
using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Assignments;

/// <summary>Reads items that are answered in answers.yaml.</summary>
internal static class AnswersReader
{
    public const string Several = "parts";

    /// <summary>Typed answers below <c>parts</c> that make up so many marks.</summary>
    public static ItemCheck.Answers ReadSeveral(YamlCursor at, string id, Marks marks, PackageScope scope) => Read(at, Several, id, "", marks, scope);

    public static ItemCheck.Answers Read(YamlCursor at, string kind, string id, string title, Marks marks, PackageScope scope)
    {
        var parts = kind == Several
            ? at.Require("parts")?.Entries().Select(e => PartReader.Read(e.Value, id, e.Key, scope)).OfType<Part>().ToList() ?? []
            : [PartReader.ReadOnly(at, id, title, marks, kind, scope)];
        var marking = at.Find("marking") is { } rules ? MarkingReader.Read(rules, id, marks, scope) : MarkingRules.Additive;
        if (kind == Several)
        {
            CheckSum(at, parts, marking, marks);
        }

        return new ItemCheck.Answers
        {
            Word = kind,
            Parts = parts,
            Marking = marking,
            ShowKey = at.Find("show_key")?.Bool() ?? true,
            WorkingRequired = at.Find("working") is { } working ? ReadWorking(working) : scope.Rules.WorkingRequired,
            Independent = at.Find("independent")?.Bool() ?? false,
            Solution = at.FindText("solution"),
        };
    }

    public static bool ReadWorking(YamlCursor at) => at.OneOf(new Dictionary<string, bool> { ["required"] = true, ["optional"] = false });

    /// <summary>Where parts simply add up, they add up to the item's marks; other rules may leave some out.</summary>
    private static void CheckSum(YamlCursor at, IReadOnlyList<Part> parts, MarkingRules marking, Marks marks)
    {
        var sum = parts.Aggregate(Marks.Zero, (s, p) => s + p.Marks);
        var choosing = marking.Best is not null || marking.Cap || marking.Either.Count > 0;
        if (choosing ? Most(parts, marking) < marks : sum != marks)
        {
            at.Problem(choosing ? $"the parts can earn at most {Most(parts, marking)}, the item has {marks} marks" : $"the parts add up to {sum}, the item has {marks} marks; marking rules such as cap or best allow more");
        }
    }

    private static Marks Most(IReadOnlyList<Part> parts, MarkingRules marking)
    {
        if (marking.Best is { } best)
        {
            return parts.Select(p => p.Marks).OrderDescending().Take(best).Aggregate(Marks.Zero, (s, m) => s + m);
        }

        if (marking.Either.Count == 0)
        {
            return parts.Aggregate(Marks.Zero, (s, p) => s + p.Marks);
        }

        var inSets = marking.Either.SelectMany(set => set).ToHashSet();
        var always = parts.Where(p => !inSets.Contains(p.Name)).Aggregate(Marks.Zero, (s, p) => s + p.Marks);
        return always + marking.Either.Max(set => parts.Where(p => set.Contains(p.Name)).Aggregate(Marks.Zero, (s, p) => s + p.Marks));
    }
}
