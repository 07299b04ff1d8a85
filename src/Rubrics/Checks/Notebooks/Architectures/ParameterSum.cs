using Autograder.Rubrics.Notebooks.Results;

namespace Autograder.Rubrics.Checks.Notebooks.Architectures;

/// <summary>Parameters of a model, layer by layer.</summary>
internal static class ParameterSum
{
    /// <summary>How many parameters a layer has, with the way to the number.</summary>
    public static (long Count, string Words) Of(LayerResult layer, ModelResult model)
    {
        long bias = layer.Bias ? layer.Outputs : 0;
        var plus = bias > 0 ? $" + {LayerWords.Count(bias)}" : "";
        return layer.Kind switch
        {
            LayerKind.Dense => Sum((long)layer.Inputs * layer.Outputs + bias, $"{layer.Inputs} · {layer.Outputs}{plus}"),
            LayerKind.Conv when LayerWords.Pair(layer.Kernel) is var (rows, columns) =>
                Sum((long)Channels(layer, model) * layer.Outputs * rows * columns + bias, $"{layer.Outputs} · {Channels(layer, model)} · {rows} · {columns}{plus}"),
            LayerKind.BatchNorm when layer.Weight.Length == 0 => Sum(2L * layer.Outputs, $"2 · {layer.Outputs}"),
            LayerKind.Pool or LayerKind.Dropout or LayerKind.Flatten => (0, "0"),
            _ => Listed(layer, model),
        };
    }

    /// <summary>"157,000 + 20,100 + … = 185,300", or null where layers and total do not fit each other.</summary>
    public static string? Words(ModelResult model)
    {
        var counts = model.Layers.Select(l => Of(l, model)).Where(c => c.Count > 0).ToList();
        return counts.Count == 0 || counts.Sum(c => c.Count) != model.Parameters ? null
            : counts.Count == 1 ? $"{counts[0].Words} = {LayerWords.Count(model.Parameters)}"
            : $"{string.Join(" + ", counts.Select(c => LayerWords.Count(c.Count)))} = {LayerWords.Count(model.Parameters)}";
    }

    /// <summary>Filters of a grouped convolution see some of the channels only.</summary>
    private static int Channels(LayerResult layer, ModelResult model) =>
        model.Shapes.GetValueOrDefault(layer.Weight) is [_, var channels, _, _] ? channels : layer.Inputs;

    private static (long, string) Sum(long count, string way) => (count, $"{way} = {LayerWords.Count(count)}");

    /// <summary>Everything that belongs to the module of the layer's weights.</summary>
    private static (long, string) Listed(LayerResult layer, ModelResult model)
    {
        var dot = layer.Weight.LastIndexOf('.');
        var own = model.Shapes.Where(s => s.Key == layer.Weight || s.Key == layer.BiasName || dot > 0 && s.Key.StartsWith(layer.Weight[..(dot + 1)], StringComparison.Ordinal)).ToList();
        var count = own.Sum(s => s.Value.Aggregate(1L, (product, length) => product * Math.Min(length, 1 << 20) % (1L << 40)));
        return (count, LayerWords.Count(count));
    }
}
