using Autograder.Reports.Students;
using Autograder.Rubrics.Grades;

namespace Autograder.Reports.Classes;

/// <summary>How one question came out over a class.</summary>
/// <param name="Judged">How many submissions were judged on it.</param>
/// <param name="Waiting">How many still wait for a marker, data or another run.</param>
/// <param name="Discrimination">Correlation of this item's marks with the sum of all others, −1 to 1; null where it cannot be told (too few, or all alike).</param>
public sealed record ItemStatistics(string Id, string Title, Marks Maximum, int Judged, int Waiting, Marks? Mean, Marks? Median, decimal? Discrimination);

/// <summary>The totals of a class in numbers; null where nothing was graded.</summary>
public sealed record TotalStatistics(int Count, Marks Mean, Marks Median, Marks Lowest, Marks Highest, Marks Maximum);

/// <summary>One bar of the histogram.</summary>
public sealed record ScoreBin(string Label, int Count);

/// <summary>A class's grades in numbers: pure, over grades that are final or provisional.</summary>
public static class ClassStatistics
{
    private const int Bins = 10;

    /// <summary>With fewer, a correlation says nothing.</summary>
    private const int FewestForDiscrimination = 5;

    /// <summary>The grades that numbers are made of.</summary>
    public static IReadOnlyList<Grade> Counted(IReadOnlyList<Grade> grades) => [.. grades.Where(grade => grade.Status is GradeStatus.Final or GradeStatus.Provisional)];

    /// <summary>Mean, median and range of the totals.</summary>
    public static TotalStatistics? Totals(IReadOnlyList<Grade> counted)
    {
        if (counted.Count == 0) return null;
        List<decimal> totals = counted.Select(grade => grade.Total.Value).Order().ToList();
        return new TotalStatistics(totals.Count, new Marks(totals.Average()), new Marks(Median(totals)), new Marks(totals[0]), new Marks(totals[^1]), counted[0].Maximum);
    }

    /// <summary>Ten bins of a tenth of the marks each; full marks, and a bonus above them, are in the last. Empty where no grade has a maximum.</summary>
    public static IReadOnlyList<ScoreBin> Histogram(IReadOnlyList<Grade> counted)
    {
        List<Grade> measurable = counted.Where(grade => grade.Maximum > Marks.Zero).ToList();
        if (measurable.Count == 0) return [];
        int[] counts = new int[Bins];
        foreach (Grade grade in measurable)
            counts[Math.Clamp((int)(Bins * grade.Total.Value / grade.Maximum.Value), 0, Bins - 1)]++;
        return [.. counts.Select((count, bin) => new ScoreBin(bin == Bins - 1 ? "90 % +" : $"{10 * bin}–{10 * bin + 10} %", count))];
    }

    /// <summary>One line per item in the order in which the grades have them.</summary>
    public static IReadOnlyList<ItemStatistics> Items(IReadOnlyList<Grade> counted)
    {
        var entries = counted.SelectMany(grade => grade.Items.DistinctBy(item => item.Id).Select(item => (Grade: grade, Item: item))).ToLookup(entry => entry.Item.Id);
        return [.. entries.Select(of => Item(of.Key, [.. of]))];
    }

    private static ItemStatistics Item(string id, List<(Grade Grade, ItemGrade Item)> entries)
    {
        List<(Grade Grade, ItemGrade Item)> judged = entries.FindAll(entry => ItemViews.IsJudged(entry.Item));
        List<decimal> marks = judged.Select(entry => entry.Item.Awarded.Value).Order().ToList();
        return new ItemStatistics(
            id, entries[0].Item.Title, entries[0].Item.Maximum, judged.Count, entries.Count(entry => entry.Item.State != ItemState.Graded),
            marks.Count == 0 ? null : new Marks(marks.Average()), marks.Count == 0 ? null : new Marks(Median(marks)), Discrimination(judged));
    }

    private static decimal? Discrimination(List<(Grade Grade, ItemGrade Item)> judged)
    {
        if (judged.Count < FewestForDiscrimination) return null;
        var pairs = judged.ConvertAll(entry => (Own: (double)entry.Item.Awarded.Value, Others: (double)(entry.Grade.Raw - entry.Item.Awarded).Value));
        (double own, double others) = (pairs.Average(p => p.Own), pairs.Average(p => p.Others));
        double spread = Math.Sqrt(pairs.Sum(p => (p.Own - own) * (p.Own - own)) * pairs.Sum(p => (p.Others - others) * (p.Others - others)));
        return spread < 1e-9 ? null : Math.Round((decimal)(pairs.Sum(p => (p.Own - own) * (p.Others - others)) / spread), 2);
    }

    private static decimal Median(List<decimal> sorted) => sorted.Count % 2 == 1
        ? sorted[sorted.Count / 2]
        : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
}
