using Autograder.Reference.Networks;
using Autograder.Reference.Optimisers;

namespace Autograder.Reference.Calculators;

/// <summary>One forward pass, one backward pass and one step of gradient descent by hand-sized numbers.</summary>
/// <remarks>
/// Givens: <c>sizes</c>; <c>w</c>, a list of n_out×n_in matrices as lists of rows; <c>b</c>, a list of n_out numbers per layer (left out: zeros);
/// <c>activation</c>, one word per layer after the input; <c>x</c> and <c>target</c>, a list of numbers, or a list of rows for several examples as columns;
/// <c>loss</c>; <c>eta</c>; <c>reduction</c> (mean or sum over examples, mean when left out); <c>leaky_slope</c> (0.01).
/// Results: per layer l from 1: <c>z[l]</c>, <c>a[l]</c>, <c>dL/dz[l]</c>, <c>dL/dw[l]</c>, <c>dL/db[l]</c>, <c>w_new[l]</c>, <c>b_new[l]</c>; <c>y</c>; <c>loss</c>.
/// Without <c>target</c>, only the forward results; without <c>eta</c>, no updated parameters.
/// </remarks>
internal static class MlpForwardBackward
{
    private static readonly Dictionary<string, Activation> Activations = new()
    {
        ["sigmoid"] = Activation.Sigmoid,
        ["tanh"] = Activation.Tanh,
        ["relu"] = Activation.ReLU,
        ["leaky_relu"] = Activation.LeakyReLU,
        ["linear"] = Activation.Linear,
        ["softmax"] = Activation.Softmax,
        ["step"] = Activation.Step,
    };

    private static readonly Dictionary<string, Loss> LossWords = new()
    {
        ["cross_entropy"] = Loss.CrossEntropy,
        ["half_sum_of_squares"] = Loss.HalfSumOfSquares,
        ["mean_squared_error"] = Loss.MeanSquaredError,
        ["binary_cross_entropy"] = Loss.BinaryCrossEntropy,
    };

    private static readonly Dictionary<string, BatchReduction> Reductions = new()
    {
        ["mean"] = BatchReduction.Mean,
        ["sum"] = BatchReduction.Sum,
    };

    public static void Compute(GivenReader givens, CalculatorResults results)
    {
        var network = ReadNetwork(givens, out var inputs, out var outputs);
        var x = givens.Columns("x", inputs);
        var target = givens.Has("target") ? givens.Columns("target", outputs) : null;
        var loss = givens.Word("loss", LossWords, Loss.HalfSumOfSquares);
        var reduction = givens.Word("reduction", Reductions, BatchReduction.Mean);
        double? eta = givens.Has("eta") ? givens.Number("eta") : null;
        if (x is not null && target is not null && x.Columns != target.Columns)
        {
            givens.Reject("target", $"{x.Columns} examples are needed, as in x, not {target.Columns}");
        }
        if (!givens.Ok || network is null || x is null || loss is null || reduction is null)
        {
            return;
        }
        var pass = MlpForward.Run(network, x);
        AddForward(results, pass);
        if (target is null)
        {
            return;
        }
        results.Add("loss", Losses.Value(loss.Value, pass.Output, target, reduction.Value));
        var gradients = MlpBackward.Run(network, pass, target, loss.Value, reduction.Value);
        AddBackward(results, gradients);
        if (eta is { } rate)
        {
            AddUpdate(results, network.WithParameters(Sgd.Step(network.Parameters, gradients.Parameters, rate)));
        }
    }

    private static Mlp? ReadNetwork(GivenReader givens, out int inputs, out int outputs)
    {
        (inputs, outputs) = (1, 1);
        var sizes = givens.Integers("sizes", minimum: 1);
        var activations = givens.Words("activation", Activations);
        var slope = givens.Number("leaky_slope", 0.01);
        if (sizes is null || sizes.Count < 2)
        {
            if (sizes is not null)
            {
                givens.Reject("sizes", "at least two layers are needed");
            }
            return null;
        }
        (inputs, outputs) = (sizes[0], sizes[^1]);
        var layers = Enumerable.Range(0, sizes.Count - 1).ToList();
        if (activations is not null && activations.Count != layers.Count)
        {
            givens.Reject("activation", $"{layers.Count} words are needed, one per layer after the input, not {activations.Count}");
        }
        var weights = givens.Matrices("w", [.. layers.Select(l => (sizes[l + 1], sizes[l]))]);
        var biases = givens.Has("b")
            ? givens.Matrices("b", [.. layers.Select(l => (sizes[l + 1], 1))])
            : [.. layers.Select(l => Matrix.Zero(sizes[l + 1], 1))];
        return !givens.Ok || activations is null || weights is null || biases is null || slope is null
            ? null
            : new(new(sizes, activations) { LeakySlope = slope.Value }, weights, biases);
    }

    private static void AddForward(CalculatorResults results, ForwardPass pass)
    {
        for (var l = 0; l < pass.Zs.Count; l++)
        {
            results.AddColumns($"z[{l + 1}]", pass.Zs[l]);
            results.AddColumns($"a[{l + 1}]", pass.Activations[l + 1]);
        }
        results.AddColumns("y", pass.Output);
    }

    private static void AddBackward(CalculatorResults results, Gradients gradients)
    {
        for (var l = gradients.Zs.Count - 1; l >= 0; l--)
        {
            results.AddColumns($"dL/dz[{l + 1}]", gradients.Zs[l]);
            results.Add($"dL/dw[{l + 1}]", DenseArray.From(gradients.Weights[l]));
            results.AddColumns($"dL/db[{l + 1}]", gradients.Biases[l]);
        }
    }

    private static void AddUpdate(CalculatorResults results, Mlp updated)
    {
        for (var l = 0; l < updated.Weights.Count; l++)
        {
            results.Add($"w_new[{l + 1}]", DenseArray.From(updated.Weights[l]));
            results.AddColumns($"b_new[{l + 1}]", updated.Biases[l]);
        }
    }
}
