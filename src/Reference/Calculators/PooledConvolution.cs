using Autograder.Reference.Convolutions;
using Autograder.Reference.Differentiation;
using Autograder.Reference.Networks;

namespace Autograder.Reference.Calculators;

/// <summary>One convolution, an activation, max-pooling and an output activation, forward and backward.</summary>
/// <remarks>Givens and results: docs/calculators.md. Pads with zeros as papers do, or with −∞ as libraries do.</remarks>
internal static class PooledConvolution
{
    private static readonly Dictionary<string, double> Paddings = new() { ["zero"] = 0, ["minus_infinity"] = double.NegativeInfinity };

    private static readonly Dictionary<string, TieRule> TieRules = new()
    {
        ["first"] = TieRule.First,
        ["last"] = TieRule.Last,
        ["padding"] = TieRule.Padding,
        ["values"] = TieRule.Values,
        ["split"] = TieRule.Split,
    };

    public static void Compute(GivenReader givens, CalculatorResults results)
    {
        var convolution = ConvolutionGivens.Read(givens);
        var activation = givens.Word("activation", ActivationWords.All, Activation.Linear);
        var output = givens.Word("output_activation", ActivationWords.All, Activation.Linear);
        var conventions = ActivationWords.Conventions(givens, 1)[0];
        var pooling = ReadPooling(givens, convolution, out var windows);
        var loss = LossGivens.Read(givens, LossWord.BinaryCrossEntropySum);
        foreach (var key in (string[])["assume", "target", "eta"])
        {
            givens.Has(key);
        }
        if (!givens.Ok || convolution is null || pooling is null || windows is null || activation is null || output is null || loss is null)
        {
            return;
        }
        var assume = new Assumptions(givens);
        var (rows, columns) = (convolution.Windows.Rows, convolution.Windows.Columns);
        var (before, after) = (convolution.Layout(rows, columns), convolution.Layout(windows.Rows, windows.Columns));
        var conv = assume.Value("conv", convolution.Convolved(), before);
        var a = assume.Value("a", conventions.Apply(activation.Value, conv), before);
        var pooled = pooling.Apply(Linear.Reshaped(a, a.Value.Values.Length, 1));
        var pool = assume.Value("pool", Linear.Reshaped(pooled, convolution.Filters, windows.Count), after);
        var y = assume.Value("y", conventions.Apply(output.Value, pool), after);
        (string Name, Node Node, int Rows, int Columns)[] steps =
            [("conv", conv, rows, columns), ("a", a, rows, columns), ("pool", pool, windows.Rows, windows.Columns), ("y", y, windows.Rows, windows.Columns)];
        foreach (var (name, node, height, width) in steps)
        {
            results.Add(name, convolution.Shaped(node.Value, height, width));
        }
        results.Add("ties", pooling.Ties);
        new ConvolutionResults(givens, results, convolution).AddBackward(loss, steps, assume);
    }

    private static MaxPooling? ReadPooling(GivenReader givens, ConvolutionGivens? convolution, out ImageWindows? windows)
    {
        var rule = givens.Word("ties", TieRules, TieRule.First);
        var padding = givens.Word("pool_padding_value", Paddings, 0);
        var size = WindowGivens.Pair(givens, "pool", 1, (2, 2));
        windows = null;
        foreach (var key in (string[])["pool_stride", "pool_padding"])
        {
            givens.Has(key);
        }
        if (convolution is null || size is not { } pool || rule is not { } ties || padding is not { } value)
        {
            return null;
        }
        windows = WindowGivens.Read(givens, "pool_", (convolution.Filters, convolution.Windows.Rows, convolution.Windows.Columns), pool, strideIsKernel: true);
        if (windows is not null && (windows.Vertical.Before >= pool.V || windows.Horizontal.Before >= pool.H))
        {
            givens.Reject("pool_padding", "must be smaller than the window, or windows would see nothing but padding");
        }
        return windows is null ? null : new(windows, value, ties);
    }
}
