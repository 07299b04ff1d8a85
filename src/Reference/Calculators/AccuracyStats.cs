using Autograder.Reference.Statistics;

namespace Autograder.Reference.Calculators;

/// <summary>An accuracy with its Wilson interval.</summary>
/// <remarks>Givens: <c>correct</c>, <c>total</c>, <c>confidence</c> (0.95 when left out). Results: <c>accuracy</c>, <c>lower</c>, <c>upper</c>.</remarks>
internal static class AccuracyStats
{
    public static void Compute(GivenReader givens, CalculatorResults results)
    {
        var total = givens.Integer("total", minimum: 1);
        var correct = givens.Integer("correct", minimum: 0);
        var confidence = givens.Number("confidence", 0.95);
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
    }
}
