using Autograder.Reference;
using Autograder.Reference.Networks;

namespace Autograder.Rubrics.Operations;

/// <summary>The random network, inputs and targets of a case, and how they are named on their way into the box.</summary>
internal sealed record NetworkCase(IReadOnlyList<Matrix> Weights, IReadOnlyList<Matrix> Biases, Matrix X, Matrix Y)
{
    /// <summary>Draws a network whose hidden layers work where their activations are curved, so that mistakes show.</summary>
    /// <param name="settings">sizes, seed, scale (on the last layer)</param>
    /// <param name="examples">columns of X and Y</param>
    public static NetworkCase Draw(CaseSettings settings, int examples)
    {
        var random = new DeterministicRandom(settings.Seed);
        var layers = Enumerable.Range(0, settings.Layers).ToList();
        var weights = layers.Select(l => Matrix.Gaussian(settings.Sizes[l + 1], settings.Sizes[l], random, 1.5 / Math.Sqrt(settings.Sizes[l]))).ToList();
        var biases = layers.Select(l => Matrix.Gaussian(settings.Sizes[l + 1], 1, random, 0.5)).ToList();
        (weights[^1], biases[^1]) = (settings.Scale * weights[^1], settings.Scale * biases[^1]);
        var x = Matrix.Gaussian(settings.Sizes[0], examples, random);
        return new(weights, biases, x, Probabilities.OneHot(settings.Outputs, examples, random));
    }

    public static NetworkCase From(PreparedCase prepared, int layers) => new(
        [.. Enumerable.Range(0, layers).Select(l => prepared.Matrix($"W{l}"))],
        [.. Enumerable.Range(0, layers).Select(l => prepared.Matrix($"b{l}"))],
        prepared.Matrix("X"),
        prepared.Matrix("Y"));

    public Dictionary<string, DenseArray> Tensors()
    {
        Dictionary<string, DenseArray> tensors = new(StringComparer.Ordinal) { ["X"] = DenseArray.From(X), ["Y"] = DenseArray.From(Y) };
        for (var l = 0; l < Weights.Count; l++)
        {
            tensors[$"W{l}"] = DenseArray.From(Weights[l]);
            tensors[$"b{l}"] = DenseArray.From(Biases[l]);
        }
        return tensors;
    }

    public ForwardPass Forward(Activation hidden) => MlpForward.Run(Network(hidden), X);

    public Mlp Network(Activation hidden)
    {
        int[] sizes = [Weights[0].Columns, .. Weights.Select(w => w.Rows)];
        return new(new(sizes, hidden, Activation.Softmax), Weights, Biases);
    }
}
