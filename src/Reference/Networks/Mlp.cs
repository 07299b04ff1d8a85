namespace Autograder.Reference.Networks;

/// <summary>A fully connected network: its shape and its parameters.</summary>
/// <remarks>Examples are columns throughout: layer l computes φ(W·a + b) with W n_out×n_in, a n_in×N and b n_out×1 added to every column.</remarks>
public sealed class Mlp
{
    /// <param name="shape">sizes and activations</param>
    /// <param name="weights">one n_out×n_in matrix per layer</param>
    /// <param name="biases">one n_out×1 matrix per layer</param>
    public Mlp(NetworkShape shape, IReadOnlyList<Matrix> weights, IReadOnlyList<Matrix> biases)
    {
        if (weights.Count != shape.Layers || biases.Count != shape.Layers)
        {
            throw new ArgumentException($"{shape} needs {shape.Layers} weight matrices and bias columns, not {weights.Count} and {biases.Count}.");
        }
        for (var l = 0; l < shape.Layers; l++)
        {
            var (input, output) = (shape.Sizes[l], shape.Sizes[l + 1]);
            if (weights[l].Rows != output || weights[l].Columns != input || biases[l].Rows != output || biases[l].Columns != 1)
            {
                throw new ArgumentException($"Layer {l + 1} of {shape} needs weights {output}×{input} and biases {output}×1, not {weights[l]} and {biases[l]}.");
            }
        }
        (Shape, Weights, Biases) = (shape, [.. weights], [.. biases]);
    }

    public NetworkShape Shape { get; }

    /// <summary>One n_out×n_in matrix per layer.</summary>
    public IReadOnlyList<Matrix> Weights { get; }

    /// <summary>One n_out×1 column per layer.</summary>
    public IReadOnlyList<Matrix> Biases { get; }

    /// <summary>All weights, then all biases: the order that <see cref="WithParameters"/> and <see cref="Gradients.Parameters"/> share.</summary>
    public IReadOnlyList<Matrix> Parameters => [.. Weights, .. Biases];

    /// <summary>The same shape with other numbers, given in the order of <see cref="Parameters"/>.</summary>
    public Mlp WithParameters(IReadOnlyList<Matrix> parameters) =>
        new(Shape, [.. parameters.Take(Shape.Layers)], [.. parameters.Skip(Shape.Layers)]);

    /// <summary>Independent normal weights of deviation <paramref name="weightDeviation"/> and biases of deviation <paramref name="biasDeviation"/>.</summary>
    public static Mlp Random(NetworkShape shape, DeterministicRandom random, double weightDeviation = 1, double biasDeviation = 1)
    {
        var layers = Enumerable.Range(0, shape.Layers);
        Matrix[] weights = [.. layers.Select(l => Matrix.Gaussian(shape.Sizes[l + 1], shape.Sizes[l], random, weightDeviation))];
        Matrix[] biases = [.. layers.Select(l => Matrix.Gaussian(shape.Sizes[l + 1], 1, random, biasDeviation))];
        return new(shape, weights, biases);
    }
}
