using System.Globalization;

namespace Autograder.Reference.Calculators;

/// <summary>Classes made of two labels, and how often pairs fall into each.</summary>
/// <remarks>
/// Givens: <c>low</c> (0), <c>high</c> (9), <c>combine</c> (sum, product, difference, max), <c>ordered</c> (yes). Results: <c>pairs</c>, <c>classes</c>, <c>values</c>, <c>counts</c>,
/// <c>frequencies</c>, <c>count[v]</c>, <c>frequency[v]</c> for every value v.
/// </remarks>
internal static class LabelPairs
{
    private const int MostLabels = 1000;

    private static readonly Dictionary<string, Func<int, int, int>> Ways = new()
    {
        ["sum"] = (a, b) => a + b,
        ["product"] = (a, b) => a * b,
        ["difference"] = (a, b) => Math.Abs(a - b),
        ["max"] = Math.Max,
    };

    public static void Compute(GivenReader givens, CalculatorResults results)
    {
        var (low, high) = (givens.Integer("low", 0, 0), givens.Integer("high", 0, 9));
        var combine = givens.Has("combine") ? givens.Choice("combine", Ways) : Ways["sum"];
        var ordered = givens.Flag("ordered", true);
        if (low is { } l && high is { } h && (l > h || h - l > MostLabels || h > 10 * MostLabels))
        {
            givens.Reject("high", $"a number from {l} on is needed, at most {MostLabels} labels in all");
        }
        if (!givens.Ok || low is not { } first || high is not { } last || combine is null)
        {
            return;
        }
        var labels = Enumerable.Range(first, last - first + 1).ToList();
        var groups = labels.SelectMany(a => labels.Where(b => ordered || b >= a).Select(b => combine(a, b))).GroupBy(v => v).OrderBy(g => g.Key)
            .Select(g => (Value: g.Key, Count: g.Count())).ToList();
        double pairs = groups.Sum(g => g.Count);
        results.Add("pairs", pairs);
        results.Add("classes", groups.Count);
        results.Add("values", DenseArray.Vector([.. groups.Select(g => (double)g.Value)]));
        results.Add("counts", DenseArray.Vector([.. groups.Select(g => (double)g.Count)]));
        results.Add("frequencies", DenseArray.Vector([.. groups.Select(g => g.Count / pairs)]));
        foreach (var (value, count) in groups)
        {
            var name = value.ToString(CultureInfo.InvariantCulture);
            results.Add($"count[{name}]", count);
            results.Add($"frequency[{name}]", count / pairs);
        }
    }
}
