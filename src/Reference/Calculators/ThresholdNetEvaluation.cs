using Autograder.Reference.ThresholdNetworks;

namespace Autograder.Reference.Calculators;

/// <summary>A network of threshold units on every case of a truth table, a region or a property.</summary>
/// <remarks>
/// Givens: <c>w</c>, <c>b</c> per layer, <c>bias</c>, <c>at_zero</c>, <c>low</c>; one of <c>truth</c> (with <c>inputs_coding</c>), <c>region</c> (with <c>grid</c>, <c>ignore_boundary</c>)
/// and <c>property</c> (with <c>levels</c>), or none. Results: <c>right</c>, <c>wrong</c>, <c>wrong_distinct</c>, <c>cases</c>, <c>first_wrong</c>, <c>outputs</c>, <c>hidden[l]</c>, <c>units</c>,
/// <c>hidden_units</c>, <c>depth</c>, <c>width</c>.
/// </remarks>
internal static class ThresholdNetEvaluation
{
    private const int MostTabled = 16;

    private static readonly Dictionary<string, InputProperty> Properties = new()
    {
        ["strictly_descending"] = InputProperty.StrictlyDescending,
        ["strictly_ascending"] = InputProperty.StrictlyAscending,
        ["descending"] = InputProperty.Descending,
        ["ascending"] = InputProperty.Ascending,
        ["all_equal"] = InputProperty.AllEqual,
        ["parity"] = InputProperty.Parity,
        ["majority"] = InputProperty.Majority,
    };

    public static void Compute(GivenReader givens, CalculatorResults results)
    {
        var network = ReadNetwork(givens);
        var coding = ThresholdNetReader.Coding(givens);
        var check = ReadCheck(givens, network, coding);
        if (!givens.Ok || network is null)
        {
            return;
        }
        AddSizes(results, network);
        if (network.Inputs <= MostTabled)
        {
            AddTables(results, network, coding);
        }
        if (check?.Invoke(network) is { } found)
        {
            AddFindings(results, found);
        }
    }

    private static ThresholdNetwork? ReadNetwork(GivenReader givens)
    {
        var (step, meaning) = (ThresholdNetReader.Step(givens), ThresholdNetReader.Meaning(givens));
        var weights = givens.Arrays("w");
        var biases = givens.Arrays("b");
        if (!givens.Ok || weights is null || biases is null)
        {
            return null;
        }
        if (weights.Any(w => w.Rank != 2) || biases.Any(b => b.Rank > 1))
        {
            givens.Reject("w", "a matrix per layer is needed, a row per unit, and in b a list per layer");
            return null;
        }
        Matrix[] matrices = [.. weights.Select(w => w.ToMatrix())];
        double[][] offsets = [.. biases.Select(b => b.Values.ToArray())];
        if (ThresholdNetwork.ShapeProblem(matrices, offsets) is { } problem)
        {
            givens.Reject("w", problem);
            return null;
        }
        return new(matrices, offsets, step, meaning);
    }

    private static Func<ThresholdNetwork, ThresholdCheckResult>? ReadCheck(GivenReader givens, ThresholdNetwork? network, InputCoding coding)
    {
        if (network is { Outputs: not 1 } && new[] { "truth", "region", "property" }.Any(givens.Has))
        {
            givens.Reject("w", $"a network that is checked has one output, not {network.Outputs}");
        }
        if (givens.Has("truth"))
        {
            var truth = ThresholdNetReader.Truth(givens);
            if (truth is not null && network is not null && (network.Inputs > MostTabled || truth.Length != 1 << network.Inputs))
            {
                givens.Reject("truth", $"2^{network.Inputs} entries are needed for {network.Inputs} inputs, not {truth.Length}");
            }
            return truth is null ? null : n => ThresholdCheck.TruthTable(n, truth, coding);
        }
        if (givens.Has("region"))
        {
            return ReadRegion(givens, network);
        }
        if (givens.Has("property"))
        {
            var property = givens.Word("property", Properties);
            var levels = givens.Integer("levels", 2, Math.Max(2, network?.Inputs ?? 2));
            if (network is not null && levels is { } count && Math.Pow(count, network.Inputs) > Grid.MostPoints)
            {
                givens.Reject("levels", $"{count} values for {network.Inputs} inputs are too many cases");
            }
            return (property, levels) is ({ } p, { } l) ? n => ThresholdCheck.Property(n, p, l) : null;
        }
        return null;
    }

    private static Func<ThresholdNetwork, ThresholdCheckResult>? ReadRegion(GivenReader givens, ThresholdNetwork? network)
    {
        var ignore = givens.Flag("ignore_boundary", true);
        var (text, axes) = (givens.Text("region"), givens.Map("grid"));
        if (text is null || axes is null)
        {
            return null;
        }
        var grid = new Grid([.. axes.Keys.Select(name => (name, range: axes.Numbers(name))).Where(a => a.range is { Count: 3 })
            .Select(a => new GridAxis(a.name, a.range![0], a.range[1], a.range[2]))]);
        if (grid.Axes.Count < axes.Keys.Count || grid.Count is < 1 or > Grid.MostPoints)
        {
            givens.Reject("grid", "from, to and a step above 0 are needed per input, and at most a million points in all");
        }
        if (network is not null && grid.Axes.Count != network.Inputs)
        {
            givens.Reject("grid", $"{network.Inputs} inputs are needed, not {grid.Axes.Count}");
        }
        if (Region.Parse(text, [.. grid.Axes.Select(a => a.Name)], out var problem) is not { } region)
        {
            givens.Reject("region", problem);
            return null;
        }
        return n => ThresholdCheck.Region(n, region, grid, ignore);
    }

    private static void AddSizes(CalculatorResults results, ThresholdNetwork network)
    {
        var hidden = network.Units.SkipLast(1).ToList();
        results.Add("units", network.Units.Sum());
        results.Add("hidden_units", hidden.Sum());
        results.Add("depth", network.Units.Count);
        results.Add("width", hidden.Count == 0 ? 0 : hidden.Max());
    }

    private static void AddTables(CalculatorResults results, ThresholdNetwork network, InputCoding coding)
    {
        var tables = BinaryInputs.All(network.Inputs, coding).Select(row => network.Activations(row)).ToList();
        for (var l = 0; l < network.Units.Count - 1; l++)
        {
            results.Add($"hidden[{l + 1}]", DenseArray.From(Matrix.FromRows([.. tables.Select(t => t[l])])));
        }
        results.Add("outputs", network.Outputs == 1
            ? DenseArray.Vector([.. tables.Select(t => t[^1][0])])
            : DenseArray.From(Matrix.FromRows([.. tables.Select(t => t[^1])])));
    }

    private static void AddFindings(CalculatorResults results, ThresholdCheckResult found)
    {
        results.Add("right", found.AllRight ? 1 : 0);
        results.Add("wrong", found.Wrong);
        results.Add("wrong_distinct", found.WrongDistinct);
        results.Add("cases", found.Cases);
        if (found.FirstWrong.Count > 0)
        {
            results.Add("first_wrong", DenseArray.From(Matrix.FromRows([.. found.FirstWrong.Select(w => w.Inputs)])));
        }
    }
}
