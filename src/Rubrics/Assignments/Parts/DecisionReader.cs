using System.Globalization;
using Autograder.Rubrics.Answers;
using Autograder.Rubrics.Yaml;

namespace Autograder.Rubrics.Assignments.Parts;

/// <summary>A decision with the part that it is about.</summary>
internal sealed record PlacedDecision(YamlCursor At, string Item, string Part, Decision Decision);

internal static class DecisionReader
{
    private static readonly Dictionary<string, DecisionKind> Kinds = new()
    {
        ["replace"] = DecisionKind.Replace,
        ["accept_both"] = DecisionKind.AcceptBoth,
        ["keep"] = DecisionKind.Keep,
    };

    public static PlacedDecision Read(YamlCursor at)
    {
        var kind = at.Require("decide")?.OneOf(Kinds) ?? default;
        var printed = at.Find("printed");
        if (printed is null && kind != DecisionKind.Replace)
        {
            at.Problem("'printed' is missing: the printed solution as a student would type it");
        }

        var decision = new Decision(kind, printed is null ? Typed.Nothing : Typed.Of(printed), at.RequireText("who"), at.Require("when") is { } when ? Date(when) : default, at.RequireText("why"));
        var placed = new PlacedDecision(at, at.RequireText("item"), at.FindText("part") ?? "", decision);
        at.NothingElse();
        return placed;
    }

    /// <summary>Gives every decision to its part; one that fits no part is a mistake.</summary>
    public static IReadOnlyList<Item> Apply(IReadOnlyList<PlacedDecision> decisions, IReadOnlyList<Item> items)
    {
        foreach (var placed in decisions)
        {
            if (!items.Any(i => i.Id == placed.Item && i.Check.Typed is { } answers && answers.Parts.Any(p => p.Name == placed.Part)))
            {
                placed.At.Problem($"there is no item '{placed.Item}'{(placed.Part.Length > 0 ? $" with a part '{placed.Part}'" : " with a single answer")}");
            }
        }

        return [.. items.Select(item => item.Check.Typed is { } answers
            ? item with { Check = item.Check.WithTyped(answers with { Parts = [.. answers.Parts.Select(part => part with { Decision = Find(decisions, part) })] }) }
            : item)];
    }

    private static Decision? Find(IReadOnlyList<PlacedDecision> decisions, Part part) =>
        decisions.LastOrDefault(d => d.Item == part.Item && d.Part == part.Name)?.Decision;

    private static DateOnly Date(YamlCursor at)
    {
        if (!DateOnly.TryParseExact(at.Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            at.Problem($"'{at.Text()}' must be a date such as 2026-11-21");
        }

        return date;
    }
}
