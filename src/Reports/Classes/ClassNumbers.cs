using Autograder.Reports.Charts;
using Autograder.Reports.Students;
using Autograder.Rubrics.Grades;

namespace Autograder.Reports.Classes;

/// <summary>The class's totals as the report shows them.</summary>
internal static class ClassNumbers
{
    public static IReadOnlyList<FactView> Statistics(IReadOnlyList<Grade> counted) => ClassStatistics.Totals(counted) is not { } totals ? [] :
    [
        new("Mean", totals.Mean.ToString()),
        new("Median", totals.Median.ToString()),
        new("Lowest", totals.Lowest.ToString()),
        new("Highest", totals.Highest.ToString()),
        new("Full marks", totals.Maximum.ToString()),
    ];

    public static (HistogramView? View, IReadOnlyList<ChartRequest> Charts) Histogram(IReadOnlyList<Grade> counted)
    {
        IReadOnlyList<ScoreBin> bins = ClassStatistics.Histogram(counted);
        if (bins.Count == 0) return (null, []);
        List<string> labels = bins.Select(bin => bin.Label).ToList();
        int[] counts = [.. bins.Select(bin => bin.Count)];
        return (new HistogramView("totals", HistogramChart.Describe(labels, counts)), [HistogramChart.Draw("totals", labels, counts)]);
    }
}
