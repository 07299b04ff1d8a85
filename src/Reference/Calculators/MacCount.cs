namespace Autograder.Reference.Calculators;

/// <summary>Multiplications of one forward pass.</summary>
/// <remarks>
/// Givens: <c>input</c> and <c>layers</c> as <see cref="LayerListReader"/> reads them. Results: <c>macs[l]</c>, <c>shape[l]</c>, <c>weight_shape[l]</c>, <c>total</c>.
/// </remarks>
internal static class MacCount
{
    public static void Compute(GivenReader givens, CalculatorResults results)
    {
        if (LayerListReader.Read(givens) is not { } stack || LayerListReader.Facts(givens, stack) is not { } facts)
        {
            return;
        }
        LayerResults.AddShapes(results, facts);
        for (var l = 0; l < facts.Count; l++)
        {
            results.Add($"macs[{l + 1}]", facts[l].Multiplications);
        }
        results.Add("total", facts.Sum(f => f.Multiplications));
    }
}
