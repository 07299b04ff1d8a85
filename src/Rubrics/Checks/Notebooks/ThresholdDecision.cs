using Autograder.Reference.Statistics;
using Autograder.Rubrics.Assignments.Notebooks;

namespace Autograder.Rubrics.Checks.Notebooks;

/// <summary>Whether a model reaches what is asked: one run where that is clear, otherwise the mean of several, never the best.</summary>
internal static class ThresholdDecision
{
    public static ThresholdVerdict Of(NotebookTest.Metric test, MeasuredRuns runs)
    {
        if (runs.All.Count == 0)
        {
            return new ThresholdVerdict.MoreSeeds(1);
        }

        if (runs.OwnSeed || test.SeedCounts[^1] == 1)
        {
            return AtLeast(test, runs.Value(runs.All[0])) ? new ThresholdVerdict.Pass() : new ThresholdVerdict.Fail();
        }

        var sign = test.Kind == MetricKind.Accuracy ? 1 : -1;
        var rule = new SequentialThresholdRule(sign * test.Threshold, runs.Deviation(test.Threshold), Math.Max(1, runs.All[0].Count))
        {
            Counts = [.. test.SeedCounts.Where(c => c > 1)],
        };
        var interval = runs.IntervalOf(runs.All[0]);
        return rule.Decide([.. runs.All.Select(m => sign * runs.Value(m))], sign > 0 ? interval : new Interval(-interval.Upper, -interval.Lower));
    }

    /// <summary>Whether a value is as good as what is asked.</summary>
    public static bool AtLeast(NotebookTest.Metric test, double value) =>
        test.Kind == MetricKind.Accuracy ? value >= test.Threshold - 1e-12 : value <= test.Threshold + 1e-12;
}
