using Autograder.Reference.Convolutions;
using Autograder.Reference.Equations;

namespace Autograder.Reference.Calculators;

/// <summary>Unknown entries of a kernel, or its bias, from known outputs of a convolution, in exact fractions.</summary>
/// <remarks>Givens and results: docs/calculators.md.</remarks>
internal static class ConvolutionSolve
{
    private static readonly Dictionary<string, bool> Operations = new() { ["correlation"] = false, ["convolution"] = true };

    public static void Compute(GivenReader givens, CalculatorResults results)
    {
        var (image, kernel) = (givens.ExactEntries("image"), givens.ExactEntries("kernel"));
        var flipped = givens.Word("operation", Operations, false);
        var padding = givens.Has("padding_value") ? givens.ExactEntries("padding_value") : ([], [new(Rational.Zero, null)]);
        var bias = givens.Has("bias") ? givens.ExactEntries("bias") : ([], [new(Rational.Zero, null)]);
        var outputs = givens.ExactEntries("outputs");
        foreach (var key in (string[])["stride", "padding", "dilation"])
        {
            givens.Has(key);
        }
        if (!givens.Ok || image is not { } i || kernel is not { } k || bias is not { } b || padding is not { } p || outputs is not { } o || flipped is null)
        {
            return;
        }
        if (i.Entries.Any(e => e.Value is null) || p.Entries.Any(e => e.Value is null))
        {
            givens.Reject("image", "all entries must be numbers; only the kernel and the bias may have unknowns");
        }
        if (k.Entries.Concat(b.Entries).Any(e => e is { Value: null, Name: null }) || o.Entries.Any(e => e.Name is not null))
        {
            givens.Reject("kernel", "unknown entries need names; only outputs may have gaps");
        }
        var layout = ConvolutionGivens.Layout(givens, i.Shape, k.Shape);
        if (layout is { Filters: > 1 } || b.Shape.Length > 0)
        {
            givens.Reject("kernel", "one filter with one bias is needed");
        }
        var windows = givens.Ok && layout is { } l ? WindowGivens.Read(givens, "", l.Image, l.Kernel) : null;
        if (windows is not null && givens.Ok)
        {
            var known = new Known(i.Entries, [.. k.Entries, b.Entries[0]], p.Entries[0].Value ?? Rational.Zero, windows, windows.Patches(flipped.Value));
            Solve(givens, results, known, o.Shape, o.Entries);
        }
    }

    private static void Solve(GivenReader givens, CalculatorResults results, Known known, int[] shape, IReadOnlyList<ExactEntry> outputs)
    {
        var columns = shape.Length == 0 ? 1 : shape[^1];
        var rows = outputs.Count / columns;
        if (shape.Length > 2 || rows > known.Windows.Rows || columns > known.Windows.Columns)
        {
            givens.Reject("outputs", $"at most {known.Windows.Rows} rows of {known.Windows.Columns} are needed, not {string.Join("×", shape)}");
            return;
        }
        string[] names = [.. known.Weights.Select(w => w.Name).OfType<string>().Distinct()];
        if (names.Length == 0)
        {
            givens.Reject("kernel", "has no unknown entry: nothing is to be solved");
            return;
        }
        var (equations, rightSides) = (new List<IReadOnlyList<Rational>>(), new List<Rational>());
        for (var at = 0; at < outputs.Count; at++)
        {
            if (outputs[at].Value is { } value)
            {
                var (coefficients, constant) = known.Window(at / columns * known.Windows.Columns + at % columns, names);
                equations.Add(coefficients);
                rightSides.Add(value - constant);
            }
        }
        AddResults(results, names, equations, rightSides);
    }

    private static void AddResults(CalculatorResults results, string[] names, List<IReadOnlyList<Rational>> equations, List<Rational> rightSides)
    {
        var system = LinearSystem.Solve(equations, rightSides, names.Length);
        results.Add("equations", new DenseArray([equations.Count, names.Length], [.. equations.SelectMany(e => e).Select(v => v.ToDouble())]));
        results.Add("right_sides", DenseArray.Vector([.. rightSides.Select(v => v.ToDouble())]));
        results.Add("unknowns", names.Length);
        results.Add("rank", system.Rank);
        results.Add("solutions", !system.IsSolvable ? 0 : system.Solution is null ? double.PositiveInfinity : 1);
        for (var n = 0; n < names.Length && system.Solution is { } solution; n++)
        {
            results.Add(names[n], solution[n].ToDouble());
            results.Add($"numerator[{names[n]}]", (double)solution[n].Numerator);
            results.Add($"denominator[{names[n]}]", (double)solution[n].Denominator);
        }
    }

    /// <summary>Everything but the unknowns. The last weight is the bias.</summary>
    private sealed record Known(IReadOnlyList<ExactEntry> Image, IReadOnlyList<ExactEntry> Weights, Rational Padding, ImageWindows Windows, int[] Patches)
    {
        /// <summary>The output of one window as coefficients of the unknowns and a constant.</summary>
        public (IReadOnlyList<Rational> Coefficients, Rational Constant) Window(int window, string[] names)
        {
            var coefficients = new Rational[names.Length];
            Array.Fill(coefficients, Rational.Zero);
            var constant = Rational.Zero;
            for (var w = 0; w < Weights.Count; w++)
            {
                var at = w == Weights.Count - 1 ? -1 : Patches[w * Windows.Count + window];
                var pixel = w == Weights.Count - 1 ? Rational.One : at < 0 ? Padding : Image[at].Value ?? Rational.Zero;
                if (Weights[w] is { Value: { } weight })
                {
                    constant += weight * pixel;
                }
                else
                {
                    coefficients[Array.IndexOf(names, Weights[w].Name)] += pixel;
                }
            }
            return (coefficients, constant);
        }
    }
}
