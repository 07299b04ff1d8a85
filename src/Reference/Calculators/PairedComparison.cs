using Autograder.Reference.Statistics;

namespace Autograder.Reference.Calculators;

/// <summary>Whether two ways of training differ, run by run or question by question.</summary>
/// <remarks>
/// Givens: <c>first</c>, <c>second</c> (paired t), or <c>discordant</c> [b, c] (exact McNemar); <c>significance</c> (0.05).
/// Results: <c>p</c>, <c>differs</c>, <c>mean_difference</c>, with runs <c>lower</c>, <c>upper</c>.
/// </remarks>
internal static class PairedComparison
{
    public static void Compute(GivenReader givens, CalculatorResults results)
    {
        var level = givens.Number("significance", 0.05) ?? 0.05;
        if (givens.Has("discordant"))
        {
            var counts = givens.Integers("discordant", 0);
            if (counts is not null && counts.Count != 2)
            {
                givens.Reject("discordant", $"two numbers are needed, not {counts.Count}");
            }
            if (givens.Ok && counts is not null)
            {
                Add(results, McNemar.PValue(counts[0], counts[1]), level, counts[0] - counts[1]);
            }
            return;
        }
        var (first, second) = (givens.Numbers("first"), givens.Numbers("second"));
        if (first is not null && second is not null && (first.Count != second.Count || first.Count < 2))
        {
            givens.Reject("second", $"at least two pairs are needed, not {first.Count} and {second.Count} numbers");
        }
        if (givens.Ok && first is not null && second is not null)
        {
            var test = PairedT.Test(first, second);
            Add(results, test.PValue, level, test.MeanDifference);
            results.Add("lower", test.Confidence.Lower);
            results.Add("upper", test.Confidence.Upper);
        }
    }

    private static void Add(CalculatorResults results, double p, double level, double difference)
    {
        results.Add("p", p);
        results.Add("differs", p <= level ? 1 : 0);
        results.Add("mean_difference", difference);
    }
}
