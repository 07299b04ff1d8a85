using Autograder.Reference.Layers;

namespace Autograder.Reference.Calculators;

/// <summary>How much of the input a unit sees: r ← r + (k − 1)·d·j, then j ← j·s (Araujo et al. 2019, Computing Receptive Fields of Convolutional Neural Networks).</summary>
/// <remarks>
/// Givens: <c>layers</c>, lists <c>[kernel, stride, dilation]</c> or maps with <c>type</c>; <c>input</c>, a side length or one per dimension.
/// Results per layer l: <c>r[l]</c>, <c>jump[l]</c>, <c>area[l]</c>, with <c>input</c> also <c>r_inside[l]</c>; <c>r</c>, <c>area</c>.
/// </remarks>
internal static class ReceptiveField
{
    private enum Kind
    {
        Window,
        Whole,
        Nothing,
    }

    private static readonly Dictionary<string, Kind> Kinds = new()
    {
        ["conv"] = Kind.Window,
        ["pool"] = Kind.Window,
        ["dense"] = Kind.Whole,
        ["global_pool"] = Kind.Whole,
        ["flatten"] = Kind.Nothing,
        ["batchnorm"] = Kind.Nothing,
        ["activation"] = Kind.Nothing,
        ["dropout"] = Kind.Nothing,
    };

    public static void Compute(GivenReader givens, CalculatorResults results)
    {
        var input = givens.Has("input") ? givens.NumberOrNumbers("input") : null;
        var steps = givens.MapsOrLists("layers", ReadList, map => ReadMap(map, input is not null));
        if (steps is { Count: 0 })
        {
            givens.Reject("layers", "at least one layer is needed");
        }
        if (!givens.Ok || steps is null)
        {
            return;
        }
        var (field, jump) = (1.0, 1.0);
        double[] seen = [];
        for (var l = 1; l <= steps.Count; l++)
        {
            var step = steps[l - 1];
            if (step.Whole && input is not null)
            {
                field = double.PositiveInfinity;
            }
            (field, jump) = (field + (step.Kernel - 1) * step.Dilation * jump, jump * step.Stride);
            seen = Seen(field, input);
            results.Add($"r[{l}]", seen.Length == 1 ? DenseArray.Scalar(seen[0]) : DenseArray.Vector(seen));
            results.Add($"area[{l}]", seen.Length == 1 ? seen[0] * seen[0] : seen.Aggregate(1.0, (a, b) => a * b));
            results.Add($"jump[{l}]", jump);
            if (input is not null)
            {
                double[] inside = [.. input.Select(side => Math.Min(field, side))];
                results.Add($"r_inside[{l}]", inside.Length == 1 ? DenseArray.Scalar(inside[0]) : DenseArray.Vector(inside));
            }
        }
        results.Add("r", seen.Length == 1 ? DenseArray.Scalar(seen[0]) : DenseArray.Vector(seen));
    }

    /// <summary>The field; the whole input where a layer saw everything.</summary>
    private static double[] Seen(double field, IReadOnlyList<double>? input) =>
        double.IsFinite(field) || input is null ? [field] : input.Distinct().Count() == 1 ? [input[0]] : [.. input];

    private static Step? ReadList(IReadOnlyList<int> numbers) => numbers.Count is >= 1 and <= 3 && numbers.All(n => n >= 1)
        ? new(numbers[0], numbers.Count > 1 ? numbers[1] : 1, numbers.Count > 2 ? numbers[2] : 1, Whole: false)
        : null;

    private static Step? ReadMap(GivenReader layer, bool hasInput)
    {
        var kind = layer.Word("type", Kinds);
        foreach (var key in new[] { "filters", "units", "padding", "bias", "rate", "name" })
        {
            layer.Has(key);
        }
        if (kind == Kind.Whole && !hasInput)
        {
            layer.Reject("type", "a layer that sees everything needs the given input");
        }
        if (kind != Kind.Window)
        {
            return new(1, 1, 1, kind == Kind.Whole);
        }
        var pool = layer.Says("type", "pool");
        var kernel = layer.Integer("kernel", 1);
        return (kernel, layer.Integer("stride", 1, pool ? kernel : 1), layer.Integer("dilation", 1, 1)) is ({ } k, { } s, { } d) ? new(k, s, d, Whole: false) : null;
    }

    private readonly record struct Step(int Kernel, int Stride, int Dilation, bool Whole);
}
