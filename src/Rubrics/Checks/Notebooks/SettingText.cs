using System.Globalization;
using Autograder.Rubrics.Assignments.Notebooks;
using Autograder.Rubrics.Notebooks.Results;

namespace Autograder.Rubrics.Checks.Notebooks;

/// <summary>What was recorded of a model, in a few words; the same words mean the same setting.</summary>
internal static class SettingText
{
    private const string WeightDecay = "weight_decay";

    /// <summary>Null where it was not recorded.</summary>
    public static string? Of(ModelSetting setting, ModelResult model) => setting switch
    {
        ModelSetting.Activation => OfLayers(model, Activations),
        ModelSetting.Layers => OfLayers(model, layers => Joined(layers.Where(l => l.Kind is not (LayerKind.Dropout or LayerKind.Flatten)).Select(Layer))),
        ModelSetting.Dropout => OfLayers(model, layers => Joined(layers.Where(l => l.Kind == LayerKind.Dropout && l.Rate > 0).Select(l => Number(l.Rate)))),
        ModelSetting.Initial => model.Initial is { } start ? Start(start) : null,
        ModelSetting.Loss => model.Recorded is { Losses.Count: > 0 } recorded ? Joined(recorded.Losses.Distinct().Order(StringComparer.Ordinal)) : null,
        ModelSetting.Optimizer => model.Recorded is { Optimizer.Length: > 0 } recorded ? Optimizer(recorded) : null,
        ModelSetting.LearningRate => model.Recorded is { LearningRates.Length: > 0 } recorded ? Rates(recorded.LearningRates) : null,
        ModelSetting.WeightDecay => model.Recorded is { Optimizer.Length: > 0 } recorded ? Number(recorded.Setting(WeightDecay) ?? 0) : null,
        ModelSetting.Batch => model.Recorded is { Batch: > 0 } recorded ? Number(recorded.Batch) : null,
        ModelSetting.Steps => model.Recorded is { Steps: > 0 } recorded ? Number(recorded.Steps) : null,
    };

    private static string? OfLayers(ModelResult model, Func<IReadOnlyList<LayerResult>, string> words) => model.Layers.Count > 0 ? words(model.Layers) : null;

    private static string Activations(IReadOnlyList<LayerResult> layers) =>
        Joined(layers.Where(l => l.Weight.Length > 0 && l.Kind is not (LayerKind.BatchNorm or LayerKind.Embedding)).Select(l => l.Activation));

    private static string Layer(LayerResult layer) => layer.Kind switch
    {
        LayerKind.Dense => $"dense {Number(layer.Inputs)}→{Number(layer.Outputs)}",
        LayerKind.Conv => $"conv {Number(layer.Inputs)}→{Number(layer.Outputs)} ({Sizes(layer.Kernel)}, stride {Sizes(layer.Stride)}, padding {Sizes(layer.Padding)})",
        LayerKind.Pool => $"pool ({Sizes(layer.Kernel)}, stride {Sizes(layer.Stride)})",
        LayerKind.BatchNorm => $"batch norm {Number(layer.Outputs)}",
        LayerKind.Lstm => $"LSTM {Number(layer.Inputs)}→{Number(layer.Outputs)}",
        LayerKind.Gru => $"GRU {Number(layer.Inputs)}→{Number(layer.Outputs)}",
        LayerKind.Rnn => $"RNN {Number(layer.Inputs)}→{Number(layer.Outputs)}",
        LayerKind.Embedding => $"embedding {Number(layer.Inputs)}→{Number(layer.Outputs)}",
        LayerKind.Dropout => $"dropout {Number(layer.Rate)}",
        LayerKind.Flatten => "flatten",
        LayerKind.Other => $"other {Number(layer.Inputs)}→{Number(layer.Outputs)}",
    };

    private static string Start(InitialParameters start) =>
        (start.ZeroWeights ? "zeros among the weights" : start.WeightDeviation is { } deviation ? $"weights with deviation {Number(deviation)}" : "weights not zero")
        + (start.Bias is { } bias ? $", biases {Number(bias)}" : "");

    private static string Optimizer(RecordedTraining recorded)
    {
        var settings = recorded.Settings.Where(s => s.Key is not (WeightDecay or "lr") && s.Value.Count > 0 && s.Value.Any(v => v != 0)).OrderBy(s => s.Key, StringComparer.Ordinal)
            .Select(s => $"{s.Key} {string.Join("/", s.Value.Select(Number))}").ToList();
        return recorded.Optimizer + (settings.Count > 0 ? $" ({string.Join(", ", settings)})" : "");
    }

    private static string Rates(double[] rates)
    {
        var (least, most) = (rates.Min(), rates.Max());
        return least == most ? Number(most) : $"{Number(rates[0])} to {Number(rates[^1])}";
    }

    private static string Sizes(IReadOnlyList<int> sizes) => string.Join("×", sizes.Select(s => Number(s)));

    private static string Joined(IEnumerable<string> words) => string.Join(", ", words) is { Length: > 0 } text ? text : "none";

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
