namespace Autograder.Rubrics.Notebooks.Results;

/// <summary>The words for layers and activations, the same in packages and in what a box says.</summary>
internal static class LayerNames
{
    public static readonly IReadOnlyDictionary<string, LayerKind> Kinds = new Dictionary<string, LayerKind>
    {
        ["dense"] = LayerKind.Dense,
        ["conv"] = LayerKind.Conv,
        ["pool"] = LayerKind.Pool,
        ["dropout"] = LayerKind.Dropout,
        ["batch-norm"] = LayerKind.BatchNorm,
        ["lstm"] = LayerKind.Lstm,
        ["gru"] = LayerKind.Gru,
        ["rnn"] = LayerKind.Rnn,
        ["embedding"] = LayerKind.Embedding,
        ["flatten"] = LayerKind.Flatten,
        ["other"] = LayerKind.Other,
    };

    public static readonly IReadOnlyList<string> Activations = ["sigmoid", "relu", "tanh", "leaky-relu", "gelu", "elu", "softmax", "log-softmax", "none"];
}
