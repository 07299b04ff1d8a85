namespace Autograder.Reference.Networks;

/// <summary>Layer sizes of a fully connected network and the activation of every layer after the input.</summary>
public sealed class NetworkShape
{
    /// <summary>One activation for all hidden layers and one for the last layer.</summary>
    /// <param name="sizes">numbers of neurons from input to output, at least two, such as 3072, 100, 10</param>
    /// <param name="hidden">activation of every hidden layer</param>
    /// <param name="output">activation of the last layer</param>
    public NetworkShape(IReadOnlyList<int> sizes, Activation hidden, Activation output)
        : this(sizes, [.. Enumerable.Repeat(hidden, Math.Max(sizes.Count - 2, 0)), output])
    {
    }

    /// <param name="sizes">numbers of neurons from input to output, at least two</param>
    /// <param name="activations">one per layer after the input</param>
    public NetworkShape(IReadOnlyList<int> sizes, IReadOnlyList<Activation> activations)
    {
        if (sizes.Count < 2 || sizes.Any(n => n < 1))
        {
            throw new ArgumentException("A network needs at least two layers of at least one neuron.", nameof(sizes));
        }
        if (activations.Count != sizes.Count - 1)
        {
            throw new ArgumentException($"{sizes.Count - 1} activations are needed, not {activations.Count}.", nameof(activations));
        }
        Sizes = [.. sizes];
        Activations = [.. activations];
    }

    public IReadOnlyList<int> Sizes { get; }

    /// <summary>Entry l belongs to the layer whose size is <c>Sizes[l + 1]</c>.</summary>
    public IReadOnlyList<Activation> Activations { get; }

    /// <summary>Slope of <see cref="Activation.LeakyReLU"/> for negative input.</summary>
    public double LeakySlope { get; init; } = 0.01;

    /// <summary>Number of layers that have weights.</summary>
    public int Layers => Sizes.Count - 1;

    /// <summary>Weights and biases together: Σ (n_in + 1)·n_out.</summary>
    public long ParameterCount
    {
        get
        {
            long count = 0;
            for (var l = 0; l < Layers; l++)
            {
                count = checked(count + (Sizes[l] + 1L) * Sizes[l + 1]);
            }
            return count;
        }
    }

    public override string ToString() => $"{string.Join("-", Sizes)} ({string.Join(", ", Activations)})";
}
