namespace Autograder.Reference.Statistics;

/// <summary>
/// Decides whether training reaches an accuracy, with as few runs as noise allows. Every run made counts, through the mean; the best never decides.
/// </summary>
/// <remarks>
/// One run decides alone when its two-sided 95 % Wilson interval (noise of a finite test set) excludes the threshold.
/// Otherwise the mean of n runs decides when it is more than t₀.₉₅,ₙ₋₁·s/√n away (noise of the seed, one-sided 95 %): 1.69 s for 3 runs, 0.95 s for 5.
/// After the last allowed count the mean decides by itself: pass when it is at least the threshold.
/// </remarks>
/// <param name="Threshold">the accuracy to reach, 0 … 1</param>
/// <param name="SeedDeviation">s, the standard deviation of accuracy between seeds, known beforehand</param>
/// <param name="TestExamples">size of the test set an accuracy was measured on</param>
public sealed record SequentialThresholdRule(double Threshold, double SeedDeviation, int TestExamples)
{
    /// <summary>Numbers of runs at which the mean is looked at, ascending, each at least 2.</summary>
    public IReadOnlyList<int> Counts { get; init; } = [3, 5];

    /// <param name="accuracies">one per run so far, 0 … 1, in the order they were made</param>
    public ThresholdVerdict Decide(IReadOnlyList<double> accuracies) =>
        Decide(accuracies, accuracies is [var first, ..] ? WilsonInterval.Around(first, TestExamples) : default);

    /// <summary>The same for anything of which more is better; a loss is given with its sign turned, and so is its threshold.</summary>
    /// <param name="values">one per run so far, in the order they were made; −∞ for a run that reached nothing</param>
    /// <param name="first">the 95 % interval of the first value: noise of a finite test set</param>
    public ThresholdVerdict Decide(IReadOnlyList<double> values, Interval first)
    {
        if (values.Count == 0)
        {
            return new ThresholdVerdict.MoreSeeds(1);
        }
        if (values.Count == 1 && SingleRun(first) is { } verdict)
        {
            return verdict;
        }
        var mean = values.Average();
        if (Counts.Count == 0 || values.Count >= Counts[^1])
        {
            return AtLeastThreshold(mean) ? new ThresholdVerdict.Pass() : new ThresholdVerdict.Fail();
        }
        if (Counts.Contains(values.Count))
        {
            var margin = Margin(values.Count);
            if (AtLeastThreshold(mean - margin))
            {
                return new ThresholdVerdict.Pass();
            }
            if (!AtLeastThreshold(mean + margin))
            {
                return new ThresholdVerdict.Fail();
            }
        }
        return new ThresholdVerdict.MoreSeeds(Counts.First(c => c > values.Count) - values.Count);
    }

    /// <summary>How far the mean of so many runs must be from the threshold to decide: t₀.₉₅,ₙ₋₁·s/√n.</summary>
    public double Margin(int runs) => PairedT.Quantile(0.95, runs - 1) / Math.Sqrt(runs) * SeedDeviation;

    /// <summary>The largest |claimed − measured| that two runs with different seeds explain (95 %): 1.96·√2·s.</summary>
    public static double ClaimTolerance(double seedDeviation) => 1.96 * Math.Sqrt(2) * seedDeviation;

    private ThresholdVerdict? SingleRun(Interval interval) =>
        interval.Lower > Threshold ? new ThresholdVerdict.Pass()
        : interval.Upper < Threshold ? new ThresholdVerdict.Fail()
        : null;

    // A mean of accuracies that are exactly at the threshold must not fail for the rounding of a sum.
    private bool AtLeastThreshold(double value) => value >= Threshold - 1e-12;
}
