using Autograder.Reference.Similarity;

namespace Autograder.Reference.Calculators;

/// <summary>How much two texts share, or whether two lists of weights are the same network.</summary>
/// <remarks>
/// Givens: <c>texts</c>, <c>k</c>, <c>starter</c>; or <c>weights</c>, <c>layers</c>, <c>bias</c>, <c>digits</c>. Results: <c>containment</c>, <c>jaccard</c>, <c>shared</c>; or <c>equal</c>,
/// <c>equal_permuted</c>, <c>trivial</c>.
/// </remarks>
internal static class SimilarityReport
{
    public static void Compute(GivenReader givens, CalculatorResults results)
    {
        if (givens.Has("weights"))
        {
            CompareWeights(givens, results);
        }
        else
        {
            CompareTexts(givens, results);
        }
    }

    private static void CompareTexts(GivenReader givens, CalculatorResults results)
    {
        var texts = givens.Texts("texts");
        var length = givens.Integer("k", 1, TextShingles.UsualLength);
        var starter = givens.Has("starter") ? givens.Text("starter") : "";
        if (texts is not null && texts.Count != 2)
        {
            givens.Reject("texts", $"two texts are needed, not {texts.Count}");
        }
        if (!givens.Ok || texts is null || length is not { } k || starter is null)
        {
            return;
        }
        var overlap = TextShingles.Of(texts[0], k, starter).With(TextShingles.Of(texts[1], k, starter));
        results.Add("containment", overlap.Containment);
        results.Add("jaccard", overlap.Jaccard);
        results.Add("shared", overlap.Shared);
    }

    private static void CompareWeights(GivenReader givens, CalculatorResults results)
    {
        var weights = givens.Arrays("weights");
        var layers = givens.Integers("layers", 1);
        var (bias, digits) = (givens.Flag("bias", true), givens.Integer("digits", 0, WeightVectors.UsualDigits));
        if (weights is not null && (weights.Count != 2 || weights.Any(w => w.Rank != 1)))
        {
            givens.Reject("weights", "two lists of numbers are needed");
        }
        if (layers is { Count: < 2 } || digits > 15)
        {
            givens.Reject("layers", "two sizes or more are needed, and at most 15 digits");
        }
        if (!givens.Ok || weights is null || layers is null || digits is not { } decimals)
        {
            return;
        }
        var size = Enumerable.Range(1, layers.Count - 1).Sum(l => layers[l] * (layers[l - 1] + (bias ? 1 : 0)));
        if (weights.Any(w => w.Length != size))
        {
            givens.Reject("weights", $"{size} numbers are needed for these layers");
            return;
        }
        results.Add("equal", weights[0].Values.SequenceEqual(weights[1].Values) ? 1 : 0);
        results.Add("equal_permuted", Canonical(weights[0], layers, bias, decimals).SequenceEqual(Canonical(weights[1], layers, bias, decimals)) ? 1 : 0);
        results.Add("trivial", weights.Any(w => WeightVectors.AreTrivial(w.Values.ToArray())) ? 1 : 0);
    }

    private static IReadOnlyList<double> Canonical(DenseArray flat, IReadOnlyList<int> layers, bool bias, int digits)
    {
        List<Matrix> weights = [];
        List<double[]> biases = [];
        var at = 0;
        for (var l = 1; l < layers.Count; l++)
        {
            weights.Add(Matrix.FromRowMajor(layers[l], layers[l - 1], flat.Values.Slice(at, layers[l] * layers[l - 1])));
            at += layers[l] * layers[l - 1];
            biases.Add(bias ? flat.Values.Slice(at, layers[l]).ToArray() : []);
            at += bias ? layers[l] : 0;
        }
        return WeightVectors.Canonical(weights, biases, digits);
    }
}
