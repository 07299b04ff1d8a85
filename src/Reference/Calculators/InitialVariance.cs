namespace Autograder.Reference.Calculators;

/// <summary>Variances of random starting weights (LeCun et al. 1998; Glorot and Bengio 2010; He et al. 2015).</summary>
/// <remarks>
/// Givens: <c>fan_in</c>, <c>fan_out</c>, <c>gain</c>. Results: <c>xavier</c> 1/fan_in, <c>he</c> 2/fan_in, <c>glorot</c> 2/(fan_in + fan_out), each times gain², and for each
/// <c>…_deviation</c> and <c>…_limit</c> (of a uniform distribution around 0).
/// </remarks>
internal static class InitialVariance
{
    public static void Compute(GivenReader givens, CalculatorResults results)
    {
        var (fanIn, gain) = (givens.Integer("fan_in", 1), givens.Number("gain", 1));
        int? fanOut = givens.Has("fan_out") ? givens.Integer("fan_out", 1) : null;
        if (!givens.Ok || fanIn is not { } inputs || gain is not { } factor)
        {
            return;
        }
        Add(results, "xavier", factor * factor / inputs);
        Add(results, "he", 2 * factor * factor / inputs);
        if (fanOut is { } outputs)
        {
            Add(results, "glorot", 2 * factor * factor / ((double)inputs + outputs));
        }
    }

    private static void Add(CalculatorResults results, string name, double variance)
    {
        results.Add(name, variance);
        results.Add($"{name}_deviation", Math.Sqrt(variance));
        results.Add($"{name}_limit", Math.Sqrt(3 * variance));
    }
}
