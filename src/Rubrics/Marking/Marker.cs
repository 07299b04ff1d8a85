using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Marking;

/// <summary>Applies the marking rules of an item: from the marks of its parts to what rules give and take on top. Pure.</summary>
internal static class Marker
{
    /// <summary>What to leave aside, and what to add to the sum of the other parts' marks so that it is the item's marks, from 0 to its maximum.</summary>
    /// <param name="isRight">Whether a part of any item, by the name that a rule uses, is right.</param>
    /// <param name="markersDeductions">What markers took off; zero or less.</param>
    public static MarkingResult Apply(MarkingRules rules, Marks maximum, IReadOnlyList<PartMarks> parts, Func<string, bool> isRight, Marks markersDeductions)
    {
        var account = new Account(parts);
        Conditions(account, parts, isRight);
        Cumulate(rules, account, parts);
        Choose(rules, account, parts);
        KeepBest(rules, account, parts);
        Floors(rules, account, parts);
        if (rules.AllOrNothing && account.Counted.Any(p => !p.Right))
        {
            account.TakeAll("All or nothing", "Every part must be right to earn the marks.");
        }

        account.LimitTo(maximum, "At most the marks of the item", $"The parts can earn more than {maximum}; the item has {maximum}.");
        foreach (var deduction in rules.Deductions.Where(d => d.Unless is { } part && !isRight(part) && parts.Any(p => p.Attempted)))
        {
            account.Take(deduction.Text, deduction.Marks, deduction.Text + ".");
        }

        account.Add(markersDeductions);
        account.RaiseTo(parts.Any(p => p.Attempted) ? rules.Floor : Marks.Zero, "At least", $"An attempt earns at least {rules.Floor}.");
        if (rules.Gate.Count > 0 && !rules.Gate.All(isRight))
        {
            account.TakeAll("Counts only together", $"This counts only where {string.Join(" and ", rules.Gate)} {(rules.Gate.Count == 1 ? "is" : "are")} right.");
        }

        return new MarkingResult(account.Adjustments, account.Excluded);
    }

    private static void Conditions(Account account, IReadOnlyList<PartMarks> parts, Func<string, bool> isRight)
    {
        foreach (var part in parts)
        {
            if (part.OnlyIf is { } needed && !isRight(needed))
            {
                account.Drop(part, $"“{part.Title}” counts only where “{TitleOf(parts, needed)}” is right.");
            }
            else if (part.InvalidatedBy is { } other && parts.Any(p => p.Name == other && p.Attempted && !p.Right))
            {
                account.Drop(part, $"“{part.Title}” does not count because “{TitleOf(parts, other)}” is wrong.");
            }

            if (part.Attempted && account.Of(part) < part.Floor)
            {
                account.Raise(part, part.Floor, $"An attempt at “{part.Title}” earns at least {part.Floor}.");
            }
        }
    }

    private static void Cumulate(MarkingRules rules, Account account, IReadOnlyList<PartMarks> parts)
    {
        if (!rules.Cumulative)
        {
            return;
        }

        foreach (var part in parts.SkipWhile(p => p.Right).Skip(1))
        {
            account.Drop(part, $"“{part.Title}” counts only when everything before it is right.");
        }
    }

    /// <summary>The alternative that earns most; among equals the first.</summary>
    private static void Choose(MarkingRules rules, Account account, IReadOnlyList<PartMarks> parts)
    {
        if (rules.Either.Count == 0)
        {
            return;
        }

        var best = rules.Either.MaxBy(set => parts.Where(p => set.Contains(p.Name)).Sum(p => account.Of(p).Value)) ?? [];
        foreach (var part in parts.Where(p => !best.Contains(p.Name) && rules.Either.Any(set => set.Contains(p.Name))))
        {
            account.Exclude(part, $"One way is enough: “{part.Title}” belongs to another one, which earned less.");
        }
    }

    private static void KeepBest(MarkingRules rules, Account account, IReadOnlyList<PartMarks> parts)
    {
        if (rules.Best is not { } count)
        {
            return;
        }

        foreach (var part in parts.OrderByDescending(account.Of).Skip(count))
        {
            account.Exclude(part, $"The best {count} count.");
        }
    }

    private static void Floors(MarkingRules rules, Account account, IReadOnlyList<PartMarks> parts)
    {
        foreach (var floor in rules.Floors)
        {
            var group = parts.Where(p => floor.Parts.Contains(p.Name)).ToList();
            var earned = group.Aggregate(Marks.Zero, (sum, p) => sum + account.Of(p));
            if (group.Exists(p => p.Attempted) && earned < floor.Least)
            {
                account.Take("At least", floor.Least - earned, $"An attempt at {string.Join(", ", group.Select(p => p.Title))} earns at least {floor.Least}.");
            }
        }
    }

    private static string TitleOf(IReadOnlyList<PartMarks> parts, string name) => parts.FirstOrDefault(p => p.Name == name)?.Title ?? name;
}
