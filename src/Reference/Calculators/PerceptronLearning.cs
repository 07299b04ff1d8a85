using Autograder.Reference.Perceptrons;

namespace Autograder.Reference.Calculators;

/// <summary>The perceptron rule, row by row.</summary>
/// <remarks>
/// Givens: <c>rows</c> (inputs, then the target), <c>w</c>, <c>b</c>, <c>eta</c>, <c>coding</c>, <c>threshold</c>, <c>at_threshold</c>, <c>bias</c>, <c>rule</c>, <c>epochs</c> (a number or "converge",
/// <c>most</c>), <c>first_row</c>. Results per row n: <c>z[n]</c>, <c>h[n]</c>, <c>error[n]</c>, <c>delta_w[n]</c>, <c>delta_b[n]</c>, <c>w[n]</c>, <c>b[n]</c>, <c>right[n]</c>; <c>w_new</c>, <c>b_new</c>,
/// <c>mistakes</c>, <c>epochs</c>, <c>converged</c>, <c>cycles</c>, <c>separable</c>.
/// </remarks>
internal static class PerceptronLearning
{
    private const int MostRows = 5000;
    private const int EpochsToSeparate = 2000;

    private static readonly Dictionary<string, double> Codings = new() { ["bipolar"] = -1, ["binary"] = 0 };

    private static readonly Dictionary<string, double?> AtThreshold = new() { ["low"] = null, ["high"] = 1, ["zero"] = 0 };

    private static readonly Dictionary<string, bool> Biases = new() { ["learned"] = true, ["fixed"] = false };

    private static readonly Dictionary<string, bool> Rules = new() { ["delta"] = false, ["target"] = true };

    public static void Compute(GivenReader givens, CalculatorResults results)
    {
        var rows = ReadRows(givens);
        var w = givens.NumberOrNumbers("w");
        var b = givens.Number("b", 0);
        var rule = ReadRule(givens);
        var first = givens.Integer("first_row", 1, 1);
        var until = givens.Says("epochs", "converge");
        var epochs = until ? givens.Integer("most", 1, 1000) : givens.Integer("epochs", 1, 1);
        if (rows is not null && w is not null && rows.Any(r => r.Inputs.Count != w.Count))
        {
            givens.Reject("w", $"{rows[0].Inputs.Count} weights are needed, one per input, not {w.Count}");
        }
        if (rows is not null && first > rows.Count)
        {
            givens.Reject("first_row", $"there are {rows.Count} rows");
        }
        if (rows is not null && epochs is { } count && count * (long)rows.Count > MostRows * 100L)
        {
            givens.Reject("epochs", "that is too many");
        }
        if (!givens.Ok || rows is null || w is null || b is not { } bias || rule is null || first is not { } start || epochs is not { } most)
        {
            return;
        }
        Add(results, PerceptronRun.Of(rule, rows, w, bias, most, until, start - 1), start);
        var separating = new PerceptronRule(1, rule.Low, 0, rule.Low, LearnsBias: true, ByTarget: false);
        var separated = PerceptronRun.Of(separating, rows, [.. w.Select(_ => 0.0)], 0, EpochsToSeparate, untilConverged: true);
        results.Add("separable", separated.Converged ? 1 : 0);
    }

    private static IReadOnlyList<(IReadOnlyList<double> Inputs, double Target)>? ReadRows(GivenReader givens)
    {
        var rows = givens.Array("rows");
        if (rows is null)
        {
            return null;
        }
        if (rows.Rank != 2 || rows.Shape[1] < 2 || rows.Shape[0] is 0 or > MostRows)
        {
            givens.Reject("rows", "a list of rows is needed, each with the inputs and then the target");
            return null;
        }
        var matrix = rows.ToMatrix();
        return [.. Enumerable.Range(0, matrix.Rows).Select(r => ((IReadOnlyList<double>)matrix.Row(r)[..^1].ToArray(), matrix[r, matrix.Columns - 1]))];
    }

    private static PerceptronRule? ReadRule(GivenReader givens)
    {
        var (eta, low, threshold) = (givens.Number("eta"), givens.Word("coding", Codings, -1), givens.Number("threshold", 0));
        var at = givens.Has("at_threshold") ? ReadAtThreshold(givens) : null;
        var learns = givens.Word("bias", Biases, true);
        var byTarget = givens.Word("rule", Rules, false);
        return eta is { } rate && low is { } lowest && threshold is { } level && learns is { } moving && byTarget is { } plain
            ? new(rate, lowest, level, at ?? lowest, moving, plain)
            : null;
    }

    private static double? ReadAtThreshold(GivenReader givens)
    {
        foreach (var (word, output) in AtThreshold)
        {
            if (givens.Says("at_threshold", word))
            {
                return output;
            }
        }
        givens.Reject("at_threshold", $"one of {string.Join(", ", AtThreshold.Keys)} is needed");
        return null;
    }

    private static void Add(CalculatorResults results, PerceptronRun run, int firstRow)
    {
        for (var i = 0; i < run.Steps.Count; i++)
        {
            var (step, n) = (run.Steps[i], firstRow + i);
            results.Add($"z[{n}]", step.Z);
            results.Add($"h[{n}]", step.Output);
            results.Add($"error[{n}]", step.Error);
            results.Add($"delta_w[{n}]", DenseArray.Vector([.. step.WeightChange]));
            results.Add($"delta_b[{n}]", step.BiasChange);
            results.Add($"w[{n}]", DenseArray.Vector([.. step.Weights]));
            results.Add($"b[{n}]", step.Bias);
            results.Add($"right[{n}]", step.Error == 0 ? 1 : 0);
        }
        results.Add("w_new", DenseArray.Vector([.. run.Steps[^1].Weights]));
        results.Add("b_new", run.Steps[^1].Bias);
        results.Add("mistakes", DenseArray.Vector([.. run.Mistakes.Select(m => (double)m)]));
        results.Add("epochs", run.Mistakes.Count);
        results.Add("converged", run.Converged ? 1 : 0);
        results.Add("cycles", run.Cycles ? 1 : 0);
    }
}
