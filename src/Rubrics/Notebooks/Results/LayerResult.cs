namespace Autograder.Rubrics.Notebooks.Results;

public enum LayerKind { Dense, Conv, Pool, Dropout, BatchNorm, Lstm, Gru, Rnn, Embedding, Flatten, Other }

/// <summary>One layer as the forward pass went through it; what a kind of layer does not have is empty or 0.</summary>
public sealed record LayerResult
{
    public required LayerKind Kind { get; init; }

    /// <summary>Units or channels that come in.</summary>
    public required int Inputs { get; init; }

    /// <summary>Units or channels that go out.</summary>
    public required int Outputs { get; init; }
    public required bool Bias { get; init; }

    /// <summary>Height and width.</summary>
    public required IReadOnlyList<int> Kernel { get; init; }
    public required IReadOnlyList<int> Stride { get; init; }
    public required IReadOnlyList<int> Padding { get; init; }

    /// <summary>sigmoid, relu, tanh, leaky-relu, gelu, elu, softmax, log-softmax, none; other for anything else.</summary>
    public required string Activation { get; init; }

    /// <summary>Of one example.</summary>
    public required IReadOnlyList<int> OutputShape { get; init; }

    /// <summary>Name of the parameter with the weights; empty where there is none.</summary>
    public required string Weight { get; init; }
    public required string BiasName { get; init; }

    /// <summary>The weights are stored as outputs × inputs, as nn.Linear does.</summary>
    public required bool Transposed { get; init; }

    /// <summary>Share that dropout leaves out.</summary>
    public required double Rate { get; init; }

    /// <summary>Of pooling <c>max</c> or <c>average</c>; of other kinds what PyTorch calls it; empty where nothing is said.</summary>
    public string Name { get; init; } = "";

    /// <summary>A convolution with gaps between the entries of its kernel.</summary>
    public bool Dilated { get; init; }

    internal static LayerResult Read(Field at) => new()
    {
        Kind = at.Word("kind", LayerNames.Kinds, LayerKind.Other),
        Inputs = at.Whole("inputs"),
        Outputs = at.Whole("outputs"),
        Bias = at.Flag("bias"),
        Kernel = at["kernel"].Lengths(),
        Stride = at["stride"].Lengths(),
        Padding = at["padding"].Lengths(),
        Activation = at.Text("activation", 30) is var word && LayerNames.Activations.Contains(word) ? word : word.Length == 0 ? "none" : "other",
        OutputShape = at["output_shape"].Lengths(),
        Weight = at.Text("weight", 300),
        BiasName = at.Text("bias_name", 300),
        Transposed = at.Flag("transposed"),
        Rate = at.Number("rate"),
        Name = at.Text("name", 40),
        Dilated = at["dilation"].Lengths().Count > 0,
    };
}
