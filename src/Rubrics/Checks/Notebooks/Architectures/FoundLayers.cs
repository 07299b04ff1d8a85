using Autograder.Rubrics.Assignments.Notebooks;
using Autograder.Rubrics.Notebooks.Results;

namespace Autograder.Rubrics.Checks.Notebooks.Architectures;

/// <summary>A layer of a model with the activation that takes effect on it, also where pooling or dropout stands between the two.</summary>
internal sealed record FoundLayer(LayerResult Layer, string Activation, bool IsLast)
{
    public LayerKind Kind => Layer.Kind;

    public string Words => LayerWords.Of(Layer, Activation);

    /// <summary>Layers that count as layers of a network: those with weights to learn a mapping with.</summary>
    public bool HasWeights => LayerWords.HasUnits(Kind);
}

/// <summary>Which of a model's layers are compared with what was asked for.</summary>
internal static class FoundLayers
{
    /// <summary>All but what changes nothing but the shape.</summary>
    public static IReadOnlyList<FoundLayer> Of(ModelResult model)
    {
        var layers = model.Layers.Where(l => l.Kind != LayerKind.Flatten && (l.Kind != LayerKind.Other || l.Weight.Length > 0)).ToList();
        var last = layers.FindLastIndex(l => LayerWords.HasUnits(l.Kind));
        return [.. layers.Select((layer, i) => new FoundLayer(layer, ActivationAt(model, layer), i == last))];
    }

    /// <summary>Those that matter where <paramref name="expected"/> is asked for: dropout does only where it is named.</summary>
    public static IReadOnlyList<FoundLayer> ToCompare(ModelResult model, IReadOnlyList<ExpectedLayer> expected) =>
        [.. Of(model).Where(f => f.Kind != LayerKind.Dropout || expected.Any(e => e.Kind == LayerKind.Dropout))];

    private static string ActivationAt(ModelResult model, LayerResult layer)
    {
        if (layer.Activation != "none" || !LayerWords.HasUnits(layer.Kind))
        {
            return layer.Activation;
        }

        return model.Layers.SkipWhile(l => !ReferenceEquals(l, layer)).Skip(1)
            .TakeWhile(l => l.Kind is LayerKind.Pool or LayerKind.Dropout or LayerKind.BatchNorm or LayerKind.Flatten || l.Kind == LayerKind.Other && l.Weight.Length == 0)
            .Select(l => l.Activation).FirstOrDefault(a => a != "none") ?? "none";
    }
}
