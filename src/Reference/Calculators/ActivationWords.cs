using Autograder.Reference.Differentiation;
using Autograder.Reference.Networks;

namespace Autograder.Reference.Calculators;

/// <summary>Names of activations in givens, and their conventions.</summary>
internal static class ActivationWords
{
    public static readonly Dictionary<string, Activation> All = new()
    {
        ["sigmoid"] = Activation.Sigmoid,
        ["tanh"] = Activation.Tanh,
        ["relu"] = Activation.ReLU,
        ["leaky_relu"] = Activation.LeakyReLU,
        ["linear"] = Activation.Linear,
        ["softmax"] = Activation.Softmax,
        ["step"] = Activation.Step,
    };

    /// <summary>The activations with <c>leaky_slope</c> and <c>relu_at_zero</c>, one entry per layer.</summary>
    public static IReadOnlyList<Activations> Conventions(GivenReader givens, int layers)
    {
        double? atZero = givens.Has("relu_at_zero") ? givens.Number("relu_at_zero") : null;
        var slopes = givens.Has("leaky_slope") ? givens.NumberOrNumbers("leaky_slope") : [0.01];
        if (slopes is not null && slopes.Count != layers && slopes.Count != 1)
        {
            givens.Reject("leaky_slope", $"one number or {layers} are needed, not {slopes.Count}");
        }
        return [.. Enumerable.Range(0, layers).Select(l => new Activations(slopes is null or { Count: 0 } ? 0 : slopes[slopes.Count == 1 ? 0 : Math.Min(l, slopes.Count - 1)], atZero))];
    }

    /// <summary>One word for every layer, or a list with one per layer.</summary>
    public static IReadOnlyList<Activation>? PerLayer(GivenReader givens, int layers)
    {
        if (givens.Has("activation") && !givens.IsList("activation"))
        {
            return givens.Word("activation", All) is { } all ? [.. Enumerable.Repeat(all, layers)] : null;
        }
        var words = givens.Words("activation", All);
        if (words is not null && words.Count != layers)
        {
            givens.Reject("activation", $"{layers} words are needed, one per layer after the input, not {words.Count}");
            return null;
        }
        return words;
    }
}
