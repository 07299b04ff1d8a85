using Autograder.Reference.Analysis;
using Autograder.Reference.Objectives;

namespace Autograder.Reference.Calculators;

/// <summary>Gradient, Hessian and kind of points of a function, and its stationary points.</summary>
/// <remarks>Givens and results: docs/calculators.md.</remarks>
internal static class CriticalPoints
{
    private const int MostVariables = 6;

    public static void Compute(GivenReader givens, CalculatorResults results)
    {
        var variables = givens.Texts("variables");
        if (variables is { Count: 0 or > MostVariables })
        {
            givens.Reject("variables", $"1 to {MostVariables} names are needed");
        }
        var constants = givens.Has("values") ? givens.Map("values") : null;
        var fixedValues = constants?.Keys.ToDictionary(k => k, k => constants.Number(k) ?? 0) ?? [];
        var points = givens.Has("at") ? ReadPoints(givens, variables?.Count ?? 1) : [];
        var box = ReadBox(givens, variables?.Count ?? 1);
        var text = givens.Text("function");
        if (!givens.Ok || variables is null || text is null || points is null || box is null)
        {
            return;
        }
        var function = Parse(givens, text, variables, fixedValues);
        if (function is null)
        {
            return;
        }
        for (var k = 0; k < points.Count; k++)
        {
            AddPoint(results, k + 1, function.At(points[k]));
        }
        AddSearch(results, function, StationaryPoints.Search(function, box));
    }

    private static ScalarFunction? Parse(GivenReader givens, string text, IReadOnlyList<string> variables, Dictionary<string, double> constants)
    {
        var objective = Objective.Read(text, variables, constants.ToDictionary(c => c.Key, c => DenseArray.Scalar(c.Value)), out var problem);
        // One place without a finite value (a logarithm at 0) is no mistake; a formula that has none anywhere, or a name without a value, is.
        var tries = objective is null ? [] : Places(variables.Count).Select(p => objective.At(p, hessian: false, out var fault) is null ? fault : "").ToList();
        if (objective is null || tries.All(t => t.Length > 0))
        {
            givens.Reject("function", objective is null ? problem : tries[0]);
            return null;
        }
        return new(objective, variables.Count);
    }

    private static IEnumerable<Matrix> Places(int dimensions) => ((double[])[0.7351, -1.219, 3.1733]).Select(p => Matrix.Generate(dimensions, 1, (r, _) => p * (1 + 0.17 * r)));

    private static IReadOnlyList<double[]>? ReadPoints(GivenReader givens, int dimensions)
    {
        var points = givens.Arrays("at");
        if (points is not null && points.Any(p => p.Rank > 1 || p.Length != dimensions))
        {
            givens.Reject("at", $"a list of points with {dimensions} numbers each is needed");
            return null;
        }
        return points?.Select(p => p.Values.ToArray()).ToList();
    }

    private static IReadOnlyList<(double Low, double High)>? ReadBox(GivenReader givens, int dimensions)
    {
        var box = givens.Has("box") ? givens.Array("box") : DenseArray.Vector(-10, 10);
        var pairs = box is null ? [] : box.HasShape(2) ? [.. Enumerable.Repeat((box[0], box[1]), dimensions)]
            : box.HasShape(dimensions, 2) ? Enumerable.Range(0, dimensions).Select(d => (Low: box[d, 0], High: box[d, 1])).ToArray() : [];
        if (box is not null && (pairs.Length == 0 || pairs.Any(p => p.Item1 >= p.Item2)))
        {
            givens.Reject("box", "[low, high] is needed, or one such pair per variable");
            return null;
        }
        return box is null ? null : pairs;
    }

    private static void AddPoint(CalculatorResults results, int k, LocalBehaviour point)
    {
        results.Add($"value[{k}]", point.Value);
        results.Add($"gradient[{k}]", DenseArray.Vector(point.Gradient));
        results.Add($"hessian[{k}]", DenseArray.From(point.Hessian));
        results.Add($"eigenvalues[{k}]", DenseArray.Vector(point.Eigenvalues));
        results.Add($"class[{k}]", (int)point.Kind);
        results.Add($"is_stationary[{k}]", point.Kind == PointKind.NotStationary ? 0.0 : 1);
        results.Add($"is_minimum[{k}]", point.Kind == PointKind.Minimum ? 1.0 : 0);
        results.Add($"is_maximum[{k}]", point.Kind == PointKind.Maximum ? 1.0 : 0);
        results.Add($"is_saddle[{k}]", point.Kind == PointKind.Saddle ? 1.0 : 0);
    }

    private static void AddSearch(CalculatorResults results, ScalarFunction function, StationaryPoints found)
    {
        results.Add("stationary_count", found.AreIsolated ? found.Points.Count : double.PositiveInfinity);
        if (found.Points.Count > 0)
        {
            results.Add("stationary", new DenseArray([found.Points.Count, function.Dimensions], [.. found.Points.SelectMany(p => p.Place)]));
        }
        for (var i = 0; i < found.Points.Count; i++)
        {
            results.Add($"stationary_value[{i + 1}]", found.Points[i].Value);
            results.Add($"stationary_class[{i + 1}]", (int)found.Points[i].Kind);
        }
        var (below, above) = (Unboundedness.IsUnbounded(function, -1), Unboundedness.IsUnbounded(function, 1));
        results.Add("unbounded_below", below ? 1.0 : 0);
        results.Add("unbounded_above", above ? 1.0 : 0);
        if (below || found.Points.Count > 0)
        {
            results.Add("minimum", below ? double.NegativeInfinity : found.Points.Min(p => p.Value));
        }
        if (above || found.Points.Count > 0)
        {
            results.Add("maximum", above ? double.PositiveInfinity : found.Points.Max(p => p.Value));
        }
    }
}
