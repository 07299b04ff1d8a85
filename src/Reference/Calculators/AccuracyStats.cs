using Autograder.Reference.Statistics;

namespace Autograder.Reference.Calculators;

/// <summary>An accuracy with its Wilson interval.</summary>
/// <remarks>
/// Givens: <c>correct</c>, <c>total</c>, <c>confidence</c> (0.95), <c>threshold</c>, <c>claimed</c>, <c>claim_tolerance</c> (0.0005). Results: <c>accuracy</c>, <c>lower</c>, <c>upper</c>;
/// <c>reaches</c>, <c>certainly_reaches</c>, <c>certainly_misses</c>; <c>claim_holds</c>.
/// </remarks>
internal static class AccuracyStats
{
    public static void Compute(GivenReader givens, CalculatorResults results)
    {
        var total = givens.Integer("total", minimum: 1);
        var correct = givens.Integer("correct", minimum: 0);
        var confidence = givens.Number("confidence", 0.95);
        double? threshold = givens.Has("threshold") ? givens.Number("threshold") : null;
        double? claimed = givens.Has("claimed") ? givens.Number("claimed") : null;
        var tolerance = givens.Number("claim_tolerance", 0.0005) ?? 0;
        if (correct > total)
        {
            givens.Reject("correct", $"{correct} is more than the total of {total}");
        }
        if (confidence is <= 0 or >= 1)
        {
            givens.Reject("confidence", "a number between 0 and 1 is needed");
        }
        if (!givens.Ok || total is null || correct is null || confidence is null)
        {
            return;
        }
        var interval = WilsonInterval.Of(correct.Value, total.Value, confidence.Value);
        results.Add("accuracy", (double)correct.Value / total.Value);
        results.Add("lower", interval.Lower);
        results.Add("upper", interval.Upper);
        var accuracy = (double)correct.Value / total.Value;
        if (threshold is { } least)
        {
            results.Add("reaches", accuracy >= least ? 1 : 0);
            results.Add("certainly_reaches", interval.Lower >= least ? 1 : 0);
            results.Add("certainly_misses", interval.Upper < least ? 1 : 0);
        }
        if (claimed is { } claim)
        {
            results.Add("claim_holds", Math.Abs(claim - accuracy) <= tolerance + 1e-12 ? 1 : 0);
        }
    }
}
