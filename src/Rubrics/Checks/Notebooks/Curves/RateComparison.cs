using System.Globalization;
using Autograder.Rubrics.Assignments.Notebooks;

namespace Autograder.Rubrics.Checks.Notebooks.Curves;

/// <summary>What recorded learning rates are, compared with a prescribed one.</summary>
/// <param name="Words">a sentence or two for the student</param>
/// <param name="From">t of the first step where they agree, or as the prescription is best met</param>
internal sealed record RateVerdict(bool Agrees, string Words, string? Advice, int From);

/// <summary>Compares the learning rate of every recorded step with a rule, and says what it looks like where they differ.</summary>
internal static class RateComparison
{
    private const double Tolerance = 1e-9;

    /// <summary>What a rate computed in single precision is off by at most.</summary>
    private const double SinglePrecision = 1e-6;

    /// <param name="rates">of the steps in order; at least one</param>
    public static RateVerdict Compare(LearningRateRule rule, IReadOnlyList<double> rates)
    {
        var origins = rule is LearningRateRule.Exponential { From: null } ? new[] { 0, 1 } : [(rule as LearningRateRule.Exponential)?.From ?? 0];
        foreach (var tolerance in new[] { Tolerance, SinglePrecision })
        {
            if (origins.Where(from => FirstDifference(rates, i => rule.At(i + from), tolerance) is null).Cast<int?>().FirstOrDefault() is { } from)
            {
                return new RateVerdict(true, Right(rule, rates, from, tolerance), null, from);
            }
        }

        var origin = origins.MaxBy(from => FirstDifference(rates, i => rule.At(i + from), Tolerance) ?? int.MaxValue);
        var at = FirstDifference(rates, i => rule.At(i + origin), Tolerance) ?? 0;
        var words = $"Step {at + 1} of {rates.Count} used the learning rate {Shown(rates[at])}; {Shown(rule.At(at + origin))} was expected{(rule is LearningRateRule.Exponential ? $" (t = {at + origin})" : "")}.";
        var look = RateLook.Of(rule, rates);
        return new RateVerdict(false, look is null ? words : $"{words} {look.Words}", look?.Advice, origin);
    }

    /// <summary>Index of the first rate that is off, or null.</summary>
    public static int? FirstDifference(IReadOnlyList<double> rates, Func<int, double> expected, double tolerance)
    {
        for (var i = 0; i < rates.Count; i++)
        {
            var wanted = expected(i);
            if (!(Math.Abs(rates[i] - wanted) <= tolerance * Math.Abs(wanted)))
            {
                return i;
            }
        }

        return null;
    }

    public static string Shown(double rate) => rate.ToString("0.##########", CultureInfo.InvariantCulture) is "0" && rate != 0 ? rate.ToString("G4", CultureInfo.InvariantCulture) : rate.ToString("G8", CultureInfo.InvariantCulture);

    private static string Right(LearningRateRule rule, IReadOnlyList<double> rates, int from, double tolerance) => rule switch
    {
        LearningRateRule.Constant => $"The learning rate was {Shown(rates[0])} in all {rates.Count} recorded steps.",
        _ => $"The learning rate of all {rates.Count} recorded steps is that of the formula with t counted from {from}: from {Shown(rates[0])} down to {Shown(rates[^1])}"
            + (tolerance > Tolerance ? ", but for rounding to single precision." : "."),
    };
}
