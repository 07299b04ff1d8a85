using Autograder.Reference.Layers;

namespace Autograder.Reference.Calculators;

/// <summary>Parameters of a network, or the number of units that leads to a number of parameters.</summary>
/// <remarks>
/// Givens: <c>sizes</c>, numbers of neurons of a fully connected network from input to output, or <c>input</c> and <c>layers</c> as <see cref="LayerListReader"/> reads them;
/// <c>bias</c>, "yes" (when left out) or "no"; with <c>total</c>, one number of units may be the word "unknown".
/// Results: <c>layer[l]</c>, <c>trainable[l]</c>, <c>non_trainable[l]</c>, <c>weights[l]</c>, <c>biases[l]</c> from 1, <c>shape[l]</c>, <c>weight_shape[l]</c>;
/// <c>total</c>, <c>trainable</c>, <c>non_trainable</c>, <c>weights</c>, <c>biases</c>; <c>unknown</c>.
/// </remarks>
internal static class ParameterCount
{
    public static void Compute(GivenReader givens, CalculatorResults results)
    {
        var stack = givens.Has("sizes") ? ReadSizes(givens) : LayerListReader.Read(givens);
        double? total = givens.Has("total") ? givens.Integer("total", 0) : null;
        if (stack is null || !givens.Ok || Unknown(givens, stack, total) is not { } unknown
            || LayerListReader.Facts(givens, stack, unknown) is not { } facts)
        {
            return;
        }
        LayerResults.AddShapes(results, facts);
        for (var l = 0; l < facts.Count; l++)
        {
            results.Add($"layer[{l + 1}]", facts[l].Trainable + facts[l].NonTrainable);
            results.Add($"trainable[{l + 1}]", facts[l].Trainable);
            results.Add($"non_trainable[{l + 1}]", facts[l].NonTrainable);
            results.Add($"weights[{l + 1}]", facts[l].Weights);
            results.Add($"biases[{l + 1}]", facts[l].Biases);
        }
        results.Add("weights", facts.Sum(f => f.Weights));
        results.Add("biases", facts.Sum(f => f.Biases));
        results.Add("trainable", facts.Sum(f => f.Trainable));
        results.Add("non_trainable", facts.Sum(f => f.NonTrainable));
        results.Add("total", facts.Sum(f => f.Trainable + f.NonTrainable));
        if (total is not null)
        {
            results.Add("unknown", unknown);
        }
    }

    private static LayerStack? ReadSizes(GivenReader givens)
    {
        var sizes = givens.IntegersOrUnknown("sizes");
        var bias = LayerListReader.Bias(givens, new(1, Rounding.Floor));
        if (sizes is { Count: < 2 })
        {
            givens.Reject("sizes", "at least two layers are needed");
        }
        return givens.Ok && sizes is not null ? new([sizes[0]], [.. sizes.Skip(1).Select(units => new Dense(units, bias))]) : null;
    }

    /// <summary>The number searched for; 1 where nothing is unknown; null, and said to <paramref name="givens"/>, when no number fits.</summary>
    private static int? Unknown(GivenReader givens, LayerStack stack, double? total)
    {
        var unknowns = stack.Unknowns;
        if (total is null)
        {
            if (unknowns > 0)
            {
                givens.Reject("total", "missing; with an unknown number of units the total is needed");
            }
            return unknowns > 0 ? null : 1;
        }
        if (unknowns != 1)
        {
            givens.Reject("total", $"exactly one number of units must be the word unknown, not {unknowns}");
            return null;
        }
        var found = stack.Solve(total.Value);
        if (found is null)
        {
            givens.Reject("total", $"no whole number of units leads to {total.Value} parameters");
        }
        return found;
    }
}
