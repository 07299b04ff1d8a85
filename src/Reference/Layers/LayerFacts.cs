namespace Autograder.Reference.Layers;

/// <summary>What one layer does to a shape and what it costs.</summary>
/// <param name="Shape">after the layer, channels first, without the batch</param>
internal sealed record LayerFacts(IReadOnlyList<int> Shape)
{
    /// <summary>Everything trainable but biases.</summary>
    public double Weights { get; init; }

    public double Biases { get; init; }

    public double NonTrainable { get; init; }

    /// <summary>Multiplications of one forward pass of one example (of one time step for recurrent layers).</summary>
    public double Multiplications { get; init; }

    /// <summary>Shape of the weight array; empty where there is no single one.</summary>
    public IReadOnlyList<int> WeightShape { get; init; } = [];

    /// <summary>Lengths before rounding, one per dimension of a window; empty for other layers.</summary>
    public IReadOnlyList<double> Exact { get; init; } = [];

    /// <summary>Padding per side, one per dimension of a window.</summary>
    public IReadOnlyList<double> Padding { get; init; } = [];

    /// <summary>Why the layer cannot stand here; the rest means nothing then.</summary>
    public string? Problem { get; init; }

    public double Trainable => Weights + Biases;

    public double Size => Shape.Aggregate(1.0, (product, length) => product * length);

    public static LayerFacts Refused(string problem) => new([]) { Problem = problem };
}
