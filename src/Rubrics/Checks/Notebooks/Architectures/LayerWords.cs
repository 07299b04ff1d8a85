using System.Globalization;
using Autograder.Rubrics.Assignments.Notebooks;
using Autograder.Rubrics.Notebooks.Results;

namespace Autograder.Rubrics.Checks.Notebooks.Architectures;

/// <summary>Layers in words for people.</summary>
internal static class LayerWords
{
    public static string Kind(LayerKind kind) => kind switch
    {
        LayerKind.Dense => "dense",
        LayerKind.Conv => "convolution",
        LayerKind.Pool => "pooling",
        LayerKind.Dropout => "dropout",
        LayerKind.BatchNorm => "batch normalisation",
        LayerKind.Lstm => "LSTM",
        LayerKind.Gru => "GRU",
        LayerKind.Rnn => "RNN",
        LayerKind.Embedding => "embedding",
        LayerKind.Flatten => "flatten",
        LayerKind.Other => "another kind of layer",
    };

    public static string Of(ExpectedLayer layer) => string.Join(", ", Parts(
        layer.Kind,
        HasUnits(layer.Kind) ? layer.Size is { } size ? $"{size}" : "any size" : layer.Rate is { } rate ? Number(rate) : "",
        Shown(layer.Kernel),
        Shown(layer.Stride),
        Shown(layer.Padding),
        layer.Activation));

    public static string Of(LayerResult layer, string activation) => string.Join(", ", Parts(
        layer.Kind,
        HasUnits(layer.Kind) ? $"{layer.Outputs}" : layer.Kind == LayerKind.Dropout ? Number(layer.Rate) : "",
        Shown(Pair(layer.Kernel)),
        layer.Kind is LayerKind.Conv or LayerKind.Pool ? Shown(Pair(layer.Stride)) : null,
        layer.Kind is LayerKind.Conv or LayerKind.Pool ? Shown(Pair(layer.Padding)) : null,
        activation == "none" ? null : activation));

    /// <summary>Rows and columns; null where the box says nothing that makes sense.</summary>
    public static (int Rows, int Columns)? Pair(IReadOnlyList<int> lengths) => lengths switch
    {
        [var both] => (both, both),
        [var rows, var columns] => (rows, columns),
        _ => null,
    };

    public static bool HasUnits(LayerKind kind) => kind is LayerKind.Dense or LayerKind.Conv or LayerKind.Lstm or LayerKind.Gru or LayerKind.Rnn or LayerKind.Embedding;

    public static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>Whole numbers as handouts print them: 185,300.</summary>
    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    public static string? Shown((int Rows, int Columns)? pair) => pair is not var (rows, columns) ? null : rows == columns ? $"{rows}" : $"{rows}×{columns}";

    private static IEnumerable<string> Parts(LayerKind kind, string size, string? kernel, string? stride, string? padding, string? activation)
    {
        yield return $"{Kind(kind)} {size}".TrimEnd() + (kernel is null ? "" : kernel.Contains('×') ? $" of {kernel}" : $" of {kernel}×{kernel}");
        if (stride is not null)
        {
            yield return $"stride {stride}";
        }

        if (padding is not null)
        {
            yield return $"padding {padding}";
        }

        if (activation is not null)
        {
            yield return activation == "none" ? "no activation" : activation;
        }
    }
}
