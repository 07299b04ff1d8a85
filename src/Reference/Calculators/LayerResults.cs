using Autograder.Reference.Layers;

namespace Autograder.Reference.Calculators;

/// <summary>The results that the calculators on lists of layers share.</summary>
internal static class LayerResults
{
    public static DenseArray Lengths(IReadOnlyList<int> lengths) => DenseArray.Vector([.. lengths.Select(l => (double)l)]);

    /// <summary><c>shape[l]</c> and, where there is one, <c>weight_shape[l]</c>.</summary>
    public static void AddShapes(CalculatorResults results, IReadOnlyList<LayerFacts> facts)
    {
        for (var l = 0; l < facts.Count; l++)
        {
            results.Add($"shape[{l + 1}]", Lengths(facts[l].Shape));
            if (facts[l].WeightShape.Count > 0)
            {
                results.Add($"weight_shape[{l + 1}]", Lengths(facts[l].WeightShape));
            }
        }
    }
}
