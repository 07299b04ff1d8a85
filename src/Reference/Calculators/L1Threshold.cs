namespace Autograder.Reference.Calculators;

/// <summary>Smallest α for which the minimum of c·H(θ − θ*)² + α|θ| lies at 0 (Goodfellow et al. 2016, section 7.1.2, where c = ½).</summary>
/// <remarks>Givens: <c>h</c>, <c>theta</c>, <c>half</c> (no), <c>alpha</c>. Results: <c>alpha[i]</c>, <c>alpha</c>, <c>solution</c>.</remarks>
internal static class L1Threshold
{
    public static void Compute(GivenReader givens, CalculatorResults results)
    {
        var (h, theta) = (givens.NumberOrNumbers("h"), givens.NumberOrNumbers("theta"));
        var factor = givens.Flag("half", false) ? 1.0 : 2.0;
        double? alpha = givens.Has("alpha") ? givens.Number("alpha") : null;
        if (h is { Count: 0 } || h?.Any(x => x <= 0) == true)
        {
            givens.Reject("h", "numbers above 0 are needed");
        }
        if (h is not null && theta is not null && h.Count != theta.Count)
        {
            givens.Reject("theta", $"{h.Count} numbers are needed, as in h, not {theta.Count}");
        }
        if (alpha < 0)
        {
            givens.Reject("alpha", "a number from 0 on is needed");
        }
        if (!givens.Ok || h is null || theta is null)
        {
            return;
        }
        double[] thresholds = [.. h.Zip(theta, (c, t) => factor * c * Math.Abs(t))];
        for (var i = 0; i < thresholds.Length; i++)
        {
            results.Add($"alpha[{i + 1}]", thresholds[i]);
        }
        results.Add("alpha", thresholds.Max());
        if (alpha is { } strength)
        {
            results.Add("solution", DenseArray.Vector([.. h.Zip(theta, (c, t) => Math.Sign(t) * Math.Max(0, Math.Abs(t) - strength / (factor * c)))]));
        }
    }
}
