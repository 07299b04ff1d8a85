using Autograder.Reference.Layers;

namespace Autograder.Reference.Calculators;

/// <summary>Reads <c>input</c> and <c>layers</c>, as described with the calculator conv_pool_shape.</summary>
internal static class LayerListReader
{
    private static readonly Dictionary<string, Rounding> Roundings = new()
    {
        ["floor"] = Rounding.Floor,
        ["ceil"] = Rounding.Ceiling,
        ["exact"] = Rounding.Exact,
    };

    private static readonly Dictionary<string, int> Biases = new() { ["yes"] = 1, ["no"] = 0, ["true"] = 1, ["false"] = 0, ["two"] = 2 };

    private static readonly Dictionary<string, SlopeSharing> Slopes = new()
    {
        ["one"] = SlopeSharing.One,
        ["channel"] = SlopeSharing.Channel,
        ["element"] = SlopeSharing.Element,
    };

    private static readonly Dictionary<string, Func<GivenReader, Defaults, Layer?>> Types = new(StringComparer.Ordinal)
    {
        ["conv"] = Convolution,
        ["conv_transpose"] = TransposedConvolution,
        ["pool"] = (layer, usual) => ReadWindow(layer, usual, strideIsKernel: true) is { } window ? new Pooling(window) : null,
        ["global_pool"] = (_, _) => Reshaping.GlobalPool,
        ["upsample"] = (layer, _) => layer.Integer("factor", 1) is { } factor ? Reshaping.Upsample(factor) : null,
        ["flatten"] = (_, _) => Reshaping.Flatten,
        ["dense"] = (layer, usual) => Units(layer, "units") is { } units ? new Dense(units, Bias(layer, usual)) : null,
        ["batchnorm"] = (layer, _) => new Normalisation(PerBatch: true, layer.Flag("affine", true)),
        ["layernorm"] = (layer, _) => new Normalisation(PerBatch: false, layer.Flag("affine", true)),
        ["prelu"] = (layer, _) => layer.Word("slopes", Slopes, SlopeSharing.One) is { } sharing ? new LearnedSlopes(sharing) : null,
        ["rnn"] = (layer, usual) => Units(layer, "units") is { } units ? new Recurrent(units, 1, Bias(layer, usual)) : null,
        ["gru"] = (layer, usual) => Units(layer, "units") is { } units ? new Recurrent(units, 3, Bias(layer, usual)) : null,
        ["lstm"] = Lstm,
        ["embedding"] = (layer, _) =>
            (layer.Integer("vocabulary", 1), Units(layer, "units")) is ({ } vocabulary, { } units) ? new Embedding(vocabulary, units) : null,
        ["dropout"] = Dropout,
        ["activation"] = (layer, _) => layer.Has("name") && layer.Text("name") is null ? null : Reshaping.Nothing,
    };

    /// <summary>Null when something is wrong with the givens, which then say what.</summary>
    public static LayerStack? Read(GivenReader givens)
    {
        var usual = new Defaults(Bias(givens, new(1, Rounding.Floor)), givens.Word("rounding", Roundings, Rounding.Floor) ?? Rounding.Floor);
        var input = givens.Integers("input", minimum: 1);
        var layers = givens.Maps("layers");
        if (input is { Count: 0 })
        {
            givens.Reject("input", "at least one length is needed");
        }
        if (layers is { Count: 0 })
        {
            givens.Reject("layers", "at least one layer is needed");
        }
        var read = layers?.Select(layer => ReadLayer(layer, usual)).ToList() ?? [];
        return givens.Ok && input is not null ? new([.. input.Select(i => new Count(i))], [.. read.OfType<Layer>()]) : null;
    }

    /// <summary>The facts of every layer; null, and said to <paramref name="givens"/>, when a layer cannot stand where it does.</summary>
    public static IReadOnlyList<LayerFacts>? Facts(GivenReader givens, LayerStack stack, int unknown = 1)
    {
        var facts = stack.Run(unknown);
        if (facts[^1].Problem is not { } problem)
        {
            return facts;
        }
        givens.Reject($"layers[{facts.Count}]", problem);
        return null;
    }

    public static int Bias(GivenReader givens, Defaults usual) => givens.Word("bias", Biases, usual.BiasCopies) ?? usual.BiasCopies;

    public static Count? Units(GivenReader layer, string key) =>
        layer.Says(key, "unknown") ? new Count(null) : layer.Integer(key, 1) is { } units ? new Count(units) : null;

    private static Layer? ReadLayer(GivenReader layer, Defaults usual) => layer.Choice("type", Types)?.Invoke(layer, usual);

    private static Convolution? Convolution(GivenReader layer, Defaults usual)
    {
        var (filters, window, groups) = (Units(layer, "filters"), ReadWindow(layer, usual, strideIsKernel: false), layer.Integer("groups", 1, 1));
        var bias = Bias(layer, usual);
        return (filters, window, groups) is ({ } f, { } w, { } g) ? new(f, w, g, bias) : null;
    }

    private static TransposedConvolution? TransposedConvolution(GivenReader layer, Defaults usual)
    {
        var (filters, window, extra) = (Units(layer, "filters"), ReadWindow(layer, usual, strideIsKernel: false), layer.Integer("output_padding", 0, 0));
        var bias = Bias(layer, usual);
        return (filters, window, extra) is ({ } f, { } w, { } e) ? new(f, w, e, bias) : null;
    }

    private static Lstm? Lstm(GivenReader layer, Defaults usual)
    {
        var units = Units(layer, "units");
        int? cell = layer.Has("cell") ? layer.Integer("cell", 1) : null;
        int? gates = layer.Has("gates") ? layer.Integer("gates", 1) : null;
        bool? projection = layer.Has("projection") ? layer.Flag("projection", true) : null;
        var (peepholes, bias) = (layer.Flag("peepholes", false), Bias(layer, usual));
        return units is { } h ? new(h, cell, gates, projection, peepholes, bias) : null;
    }

    private static Reshaping Dropout(GivenReader layer, Defaults usual)
    {
        if (layer.Has("rate"))
        {
            layer.Number("rate");
        }
        return Reshaping.Nothing;
    }

    private static Window? ReadWindow(GivenReader layer, Defaults usual, bool strideIsKernel)
    {
        var kernel = Lengths(layer, "kernel", 1, null);
        var stride = Lengths(layer, "stride", 1, strideIsKernel ? kernel : [1]);
        var dilation = Lengths(layer, "dilation", 1, [1]);
        var same = layer.Says("padding", "same");
        var padding = same ? null : layer.Says("padding", "valid") ? [0] : Lengths(layer, "padding", 0, [0]);
        var rounding = layer.Word("rounding", Roundings, usual.Rounding);
        return kernel is not null && stride is not null && dilation is not null && (same || padding is not null) && rounding is { } known
            ? new(kernel, stride, padding, dilation, known)
            : null;
    }

    private static IReadOnlyList<int>? Lengths(GivenReader layer, string key, int minimum, IReadOnlyList<int>? otherwise)
    {
        if (otherwise is not null && !layer.Has(key))
        {
            return otherwise;
        }
        return layer.IsList(key) ? layer.Integers(key, minimum) : layer.Integer(key, minimum) is { } length ? [length] : null;
    }

    /// <param name="BiasCopies">biases per unit where a layer does not say</param>
    internal readonly record struct Defaults(int BiasCopies, Rounding Rounding);
}
