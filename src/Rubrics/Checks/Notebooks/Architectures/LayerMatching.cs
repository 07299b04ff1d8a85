using Autograder.Rubrics.Assignments.Notebooks;
using Autograder.Rubrics.Notebooks.Results;

namespace Autograder.Rubrics.Checks.Notebooks.Architectures;

/// <summary>A layer that was asked for and the one found in its place.</summary>
/// <param name="Expected">null: the found one was not asked for</param>
/// <param name="Found">null: it is missing</param>
/// <param name="Difference">what is not as asked, in words; empty where all is</param>
internal sealed record LayerPair(ExpectedLayer? Expected, FoundLayer? Found, string Difference);

/// <summary>Puts the layers found beside those asked for, so that as few as possible differ.</summary>
internal static class LayerMatching
{
    private const int OtherKind = 3;

    public static IReadOnlyList<LayerPair> Match(IReadOnlyList<ExpectedLayer> expected, IReadOnlyList<FoundLayer> found, ModelResult model)
    {
        var costs = Costs(expected, found, model);
        List<LayerPair> pairs = [];
        var (i, j) = (0, 0);
        while (i < expected.Count || j < found.Count)
        {
            if (i < expected.Count && j < found.Count && costs[i, j] == costs[i + 1, j + 1] + Cost(expected[i], found[j], model) && expected[i].Kind == found[j].Kind)
            {
                pairs.Add(new LayerPair(expected[i], found[j], Difference(expected[i++], found[j++], model)));
            }
            else if (i < expected.Count && costs[i, j] == costs[i + 1, j] + 1)
            {
                pairs.Add(new LayerPair(expected[i], null, $"the layer “{LayerWords.Of(expected[i++])}” is missing"));
            }
            else
            {
                pairs.Add(new LayerPair(null, found[j], $"the layer “{found[j++].Words}” was not asked for"));
            }
        }

        return pairs;
    }

    /// <summary>Entry (i, j): how much differs from expected layer i and found layer j on.</summary>
    private static int[,] Costs(IReadOnlyList<ExpectedLayer> expected, IReadOnlyList<FoundLayer> found, ModelResult model)
    {
        var (m, n) = (expected.Count, found.Count);
        var costs = new int[m + 1, n + 1];
        for (var i = m; i >= 0; i--)
        {
            for (var j = n; j >= 0; j--)
            {
                costs[i, j] = i == m ? n - j : j == n ? m - i
                    : Math.Min(costs[i + 1, j + 1] + Cost(expected[i], found[j], model), 1 + Math.Min(costs[i + 1, j], costs[i, j + 1]));
            }
        }

        return costs;
    }

    private static int Cost(ExpectedLayer expected, FoundLayer found, ModelResult model) =>
        expected.Kind != found.Kind ? OtherKind : Difference(expected, found, model).Length == 0 ? 0 : 1;

    private static string Difference(ExpectedLayer expected, FoundLayer found, ModelResult model)
    {
        List<string> differences = [];
        var layer = found.Layer;
        if (expected.Size is { } size && size != layer.Outputs)
        {
            differences.Add($"{layer.Outputs} {(layer.Kind == LayerKind.Conv ? "filters" : "units")} instead of {size}");
        }

        Compare("a kernel of", expected.Kernel, layer.Kernel);
        Compare("stride", expected.Stride, layer.Stride);
        Compare("padding", expected.Padding, layer.Padding);
        if (expected.Rate is { } rate && Math.Abs(rate - layer.Rate) > 1e-9)
        {
            differences.Add($"a rate of {LayerWords.Number(layer.Rate)} instead of {LayerWords.Number(rate)}");
        }

        if (expected.Activation is { } activation && !IsActivation(activation, found, model))
        {
            differences.Add($"{(found.Activation == "none" ? "no activation" : found.Activation == "other" ? "an activation that we do not know" : found.Activation)} instead of {activation}");
        }

        return differences.Count == 0 ? "" : $"“{LayerWords.Of(expected)}” has {string.Join(" and ", differences)}";

        void Compare(string what, (int, int)? wanted, IReadOnlyList<int> got)
        {
            if (wanted is { } pair && LayerWords.Pair(got) is var seen && seen != pair)
            {
                differences.Add($"{what} {LayerWords.Shown(seen) ?? "unknown"} instead of {LayerWords.Shown(pair)}");
            }
        }
    }

    /// <summary>A softmax at the end may as well be part of the loss.</summary>
    private static bool IsActivation(string expected, FoundLayer found, ModelResult model) =>
        found.Activation == expected
        || expected == "softmax" && found.IsLast && (found.Activation == "log-softmax" || found.Activation == "none" && model.Outputs != ModelOutputs.Values);
}
