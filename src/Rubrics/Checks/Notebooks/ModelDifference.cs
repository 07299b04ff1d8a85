using System.Globalization;
using Autograder.Reference.Statistics;
using Autograder.Rubrics.Assignments.Notebooks;
using Autograder.Rubrics.Notebooks.Results;

namespace Autograder.Rubrics.Checks.Notebooks;

/// <summary>How much better one model is than another, and whether that is more than chance.</summary>
/// <param name="Advantage">In the unit of what is measured; positive where the first is better.</param>
/// <param name="PValue">Two-sided, for “no difference”.</param>
/// <param name="Runs">How many pairs of runs.</param>
/// <param name="SeedNoise">Standard deviation of the difference between two single trainings.</param>
internal sealed record ModelDifference(MetricKind Kind, double First, double Second, double Advantage, double PValue, int Runs, double SeedNoise, string Test)
{
    private const double Level = 0.05;
    private const double TwoSided95 = 1.96;

    /// <summary>Fewer pairs than this say too little about the noise of seeds.</summary>
    private const int FewestPairs = 3;

    /// <summary>What the measurements say: a difference counts only where neither the examples nor the seeds explain it.</summary>
    public Difference Verdict => !IsClear ? Difference.NotClear : Advantage > 0 ? Difference.Better : Difference.Worse;

    /// <summary>These two trainings differ by more than the examples explain, but not by more than seeds do.</summary>
    public bool OnlySeeds => PValue <= Level && !IsClear;

    private bool IsClear => PValue <= Level && Math.Abs(Advantage) > TwoSided95 * SeedNoise / Math.Sqrt(Runs);

    /// <summary>Whether somebody with one training of each may honestly have seen this.</summary>
    public bool Allows(Difference stated) =>
        Verdict == Difference.NotClear || stated == Verdict
        || stated == Difference.NotClear && Math.Abs(Advantage) <= TwoSided95 * SeedNoise * Math.Sqrt(1 + 1.0 / Runs);

    /// <summary>Compares on the same examples, in the order of the dataset; runs are paired by their seeds. Null where nothing can be compared.</summary>
    public static ModelDifference? Between(MeasuredRuns first, MeasuredRuns second)
    {
        var pairs = first.Counting.Where(first.Succeeded)
            .Join(second.Counting.Where(second.Succeeded), a => a.Seed, b => b.Seed, (a, b) => (First: a, Second: b)).ToList();
        if (pairs is not [var one, ..] || one.First.Count != one.Second.Count || pairs.Exists(p => p.First.LookedUp || p.Second.LookedUp)) // copies are others in every run
        {
            return null;
        }

        var sign = first.Kind == MetricKind.Accuracy ? 1 : -1;
        var (mine, other) = (first.Deviation(first.Value(one.First)), second.Deviation(second.Value(one.Second)));
        var noise = Math.Sqrt(mine * mine + other * other);
        if (pairs.Count >= FewestPairs)
        {
            var t = PairedT.Test([.. pairs.Select(p => sign * first.Value(p.First))], [.. pairs.Select(p => sign * second.Value(p.Second))]);
            return new ModelDifference(first.Kind, pairs.Average(p => first.Value(p.First)), pairs.Average(p => second.Value(p.Second)), t.MeanDifference, t.PValue, pairs.Count, noise, $"paired t-test over {pairs.Count} seeds");
        }

        var (a, b) = (first.Value(one.First), second.Value(one.Second));
        var (p, test) = first.Kind == MetricKind.Accuracy ? McNemarOf(one.First, one.Second) : PairedLosses(one.First, one.Second);
        return new ModelDifference(first.Kind, a, b, sign * (a - b), p, 1, noise, test);
    }

    private static (double P, string Test) McNemarOf(ModelMeasurement first, ModelMeasurement second)
    {
        var onlyFirst = first.Correct.Zip(second.Correct).Count(pair => pair.First && !pair.Second);
        var onlySecond = first.Correct.Zip(second.Correct).Count(pair => !pair.First && pair.Second);
        return (McNemar.PValue(onlyFirst, onlySecond), string.Create(CultureInfo.InvariantCulture, $"McNemar's test: {onlyFirst} images only the first gets right, {onlySecond} only the second"));
    }

    private static (double P, string Test) PairedLosses(ModelMeasurement first, ModelMeasurement second) =>
        first.Losses.Length < 2 || first.Losses.Length != second.Losses.Length ? (1, "too few examples")
        : (PairedT.Test(first.Losses, second.Losses).PValue, $"paired t-test over {first.Losses.Length} examples");
}
