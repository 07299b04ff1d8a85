namespace Autograder.Reference.Calculators;

/// <summary>What a training log says.</summary>
/// <remarks>
/// Givens: <c>columns</c> (lists of equal length, one called iteration), <c>required</c>, <c>claimed</c> with <c>claim_tolerance</c> (0.0005), <c>rate</c> (a schedule, against the column learning_rate).
/// Results: <c>rows</c>, <c>last_iteration</c>, <c>long_enough</c>, <c>monotone</c>, <c>first[c]</c>, <c>last[c]</c>, <c>best[c]</c>, <c>least[c]</c>, <c>claim_holds[c]</c>, <c>rate_error</c>, <c>rate_right</c>.
/// </remarks>
internal static class LogCheck
{
    private const double RateTolerance = 1e-9;

    public static void Compute(GivenReader givens, CalculatorResults results)
    {
        var columns = ReadColumns(givens);
        double? required = givens.Has("required") ? givens.Number("required") : null;
        var claims = givens.Has("claimed") ? givens.Map("claimed") : null;
        var claimed = claims?.Keys.Select(name => (name, value: claims.Number(name))).ToList() ?? [];
        var tolerance = givens.Number("claim_tolerance", 0.0005);
        var rate = givens.Has("rate") && givens.Map("rate") is { } schedule ? ScheduleEvaluation.Rate(schedule) : null;
        if (columns is not null && claimed.Select(c => c.name).FirstOrDefault(n => !columns.ContainsKey(n)) is { } unknown)
        {
            givens.Reject($"claimed.{unknown}", "there is no such column");
        }
        if (columns is not null && rate is not null && !columns.ContainsKey("learning_rate"))
        {
            givens.Reject("rate", "the log has no column learning_rate");
        }
        if (!givens.Ok || columns is null)
        {
            return;
        }
        AddIterations(results, columns["iteration"], required);
        foreach (var (name, values) in columns)
        {
            results.Add($"first[{name}]", values[0]);
            results.Add($"last[{name}]", values[^1]);
            results.Add($"best[{name}]", values.Max());
            results.Add($"least[{name}]", values.Min());
        }
        foreach (var (name, value) in claimed)
        {
            results.Add($"claim_holds[{name}]", Math.Abs(columns[name][^1] - (value ?? 0)) <= tolerance ? 1 : 0);
        }
        if (rate is not null)
        {
            var worst = columns["iteration"].Zip(columns["learning_rate"], (t, eta) => Math.Abs(eta - rate(t)) / Math.Abs(rate(t))).Max();
            results.Add("rate_error", worst);
            results.Add("rate_right", worst <= RateTolerance ? 1 : 0);
        }
    }

    private static void AddIterations(CalculatorResults results, IReadOnlyList<double> iterations, double? required)
    {
        results.Add("rows", iterations.Count);
        results.Add("last_iteration", iterations[^1]);
        results.Add("monotone", iterations.Zip(iterations.Skip(1), (a, b) => b > a).All(grows => grows) ? 1 : 0);
        if (required is not null)
        {
            results.Add("long_enough", iterations[^1] >= required ? 1 : 0);
        }
    }

    private static Dictionary<string, IReadOnlyList<double>>? ReadColumns(GivenReader givens)
    {
        if (givens.Map("columns") is not { } map)
        {
            return null;
        }
        var columns = map.Keys.Select(name => (name, values: map.Numbers(name))).Where(c => c.values is not null)
            .ToDictionary(c => c.name, c => c.values ?? []);
        if (!columns.TryGetValue("iteration", out var iterations) || iterations.Count == 0 || columns.Values.Any(c => c.Count != iterations.Count))
        {
            givens.Reject("columns", "lists of equal length are needed, one of them called iteration");
            return null;
        }
        return columns;
    }
}
