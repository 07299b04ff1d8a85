using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Marking;

namespace Autograder.Rubrics.Scoring;

/// <summary>Adds markers' lines below an item's criteria, one criterion each. What waits for a marker goes on waiting: lines change marks, they do not settle.</summary>
internal static class MarkersLines
{
    public static ItemGrade Apply(ItemGrade grade, IReadOnlyList<MarkerLine> lines)
    {
        var mine = Ordered(lines.Where(line => line.Item == grade.Id));
        if (mine.Count == 0)
        {
            return grade;
        }

        var sum = mine.Aggregate(grade.Awarded, (total, line) => total + line.Marks);
        var within = sum.Clamp(Marks.Zero, grade.Maximum + grade.Bonus);
        var criteria = mine.ConvertAll(line => new CriterionGrade(line.Text, Verdict.NotApplicable, line.Marks, Marks.Zero, line.Comment.Length > 0 ? line.Comment : "Decided by a marker."));
        if (within != sum)
        {
            criteria[^1] = criteria[^1] with { Reason = $"{criteria[^1].Reason} {Bound(sum, within)}" };
        }

        return grade with { Criteria = [.. grade.Criteria, .. criteria], Awarded = within };
    }

    /// <summary>For the instructor: lines about items that the assignment no longer has.</summary>
    public static IEnumerable<string> Flags(IReadOnlyList<ItemGrade> items, IReadOnlyList<MarkerLine> lines) =>
        Ordered(lines.Where(line => items.All(item => item.Id != line.Item)))
            .Select(line => $"{line.Item}: {line.Who}'s line “{line.Text}” ({line.Marks}) was left aside: the assignment has no such item any more.");

    /// <summary>The order in which they came does not depend on who asks for them.</summary>
    private static List<MarkerLine> Ordered(IEnumerable<MarkerLine> lines) =>
        [.. lines.OrderBy(l => l.When).ThenBy(l => l.Id, StringComparer.Ordinal).ThenBy(l => l.Text, StringComparer.Ordinal).ThenBy(l => l.Marks).ThenBy(l => l.Comment, StringComparer.Ordinal).ThenBy(l => l.Who, StringComparer.Ordinal)];

    private static string Bound(Marks sum, Marks within) => sum > within
        ? $"At most {within} can be earned here, so {sum - within} of it does not count."
        : $"Less than nothing is never given, so {within - sum} of it is not taken off.";
}
