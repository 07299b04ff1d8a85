namespace Autograder.Reference.Calculators;

/// <summary>Parameters of a fully connected network.</summary>
/// <remarks>
/// Givens: <c>sizes</c>, numbers of neurons from input to output; <c>bias</c>, "yes" (when left out) or "no".
/// Results: <c>layer[l]</c> from 1, <c>weights</c>, <c>biases</c>, <c>total</c>.
/// </remarks>
internal static class ParameterCount
{
    private static readonly Dictionary<string, bool> YesNo = new() { ["yes"] = true, ["no"] = false };

    public static void Compute(GivenReader givens, CalculatorResults results)
    {
        var sizes = givens.Integers("sizes", minimum: 1);
        var bias = givens.Word("bias", YesNo, true);
        if (sizes is { Count: < 2 })
        {
            givens.Reject("sizes", "at least two layers are needed");
        }
        if (!givens.Ok || sizes is null || bias is null)
        {
            return;
        }
        var (weights, biases) = (0.0, 0.0);
        for (var l = 1; l < sizes.Count; l++)
        {
            var (layerWeights, layerBiases) = ((double)sizes[l - 1] * sizes[l], bias.Value ? sizes[l] : 0);
            results.Add($"layer[{l}]", layerWeights + layerBiases);
            weights += layerWeights;
            biases += layerBiases;
        }
        results.Add("weights", weights);
        results.Add("biases", biases);
        results.Add("total", weights + biases);
    }
}
