namespace Autograder.Reference.Calculators;

/// <summary>Shapes through a list of layers.</summary>
/// <remarks>
/// Givens: <c>input</c> and <c>layers</c> as <see cref="LayerListReader"/> reads them.
/// Results per layer l: <c>shape[l]</c>, <c>weight_shape[l]</c>, <c>size[l]</c>, <c>exact[l]</c>, <c>padding[l]</c>, <c>fraction[l]</c>; <c>out</c>, <c>flat</c>.
/// </remarks>
internal static class ConvPoolShape
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
            results.Add($"size[{l + 1}]", facts[l].Size);
            if (facts[l].Exact.Count > 0)
            {
                results.Add($"exact[{l + 1}]", DenseArray.Vector([.. facts[l].Exact]));
                results.Add($"padding[{l + 1}]", DenseArray.Vector([.. facts[l].Padding]));
                results.Add($"fraction[{l + 1}]", facts[l].Exact.All(double.IsInteger) ? 0 : 1);
            }
        }
        results.Add("out", LayerResults.Lengths(facts[^1].Shape));
        results.Add("flat", facts[^1].Size);
    }
}
