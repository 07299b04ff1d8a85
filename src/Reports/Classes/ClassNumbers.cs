using Autograder.Reports.Charts;
using Autograder.Reports.Students;
using Autograder.Reports.Wording;
using Autograder.Rubrics.Grades;

namespace Autograder.Reports.Classes;

/// <summary>The class's totals in numbers.</summary>
internal static class ClassNumbers
{
    private const int Bins = 10;

    public static IReadOnlyList<FactView> Statistics(IReadOnlyList<Grade> counted)
    {
        if (counted.Count == 0) return [];
        List<decimal> totals = counted.Select(grade => grade.Total.Value).Order().ToList();
        return
        [
            new("Mean", new Marks(totals.Average()).ToString()),
            new("Median", new Marks(Median(totals)).ToString()),
            new("Lowest", new Marks(totals[0]).ToString()),
            new("Highest", new Marks(totals[^1]).ToString()),
            new("Full marks", counted[0].Maximum.ToString()),
        ];
    }

    /// <summary>Ten bins of a tenth of the marks each; full marks, and a bonus above them, are in the last.</summary>
    public static (HistogramView? View, IReadOnlyList<ChartRequest> Charts) Histogram(IReadOnlyList<Grade> counted)
    {
        List<Grade> measurable = counted.Where(grade => grade.Maximum > Marks.Zero).ToList();
        if (measurable.Count == 0) return (null, []);
        int[] counts = new int[Bins];
        foreach (Grade grade in measurable)
            counts[Math.Clamp((int)(Bins * grade.Total.Value / grade.Maximum.Value), 0, Bins - 1)]++;
        List<string> labels = Enumerable.Range(0, Bins).Select(bin => bin == Bins - 1 ? "90 % +" : $"{10 * bin}–{10 * bin + 10} %").ToList();
        return (new HistogramView("totals", HistogramChart.Describe(labels, counts)), [HistogramChart.Draw("totals", labels, counts)]);
    }

    private static decimal Median(List<decimal> sorted) => sorted.Count % 2 == 1
        ? sorted[sorted.Count / 2]
        : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
}
