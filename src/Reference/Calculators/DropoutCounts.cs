namespace Autograder.Reference.Calculators;

/// <summary>How many units and which thinned networks dropout leaves (Srivastava et al. 2014).</summary>
/// <remarks>
/// Givens: <c>units</c> and <c>rate</c>, a number or one per layer. Results: <c>active_training</c>, <c>active_testing</c>, <c>active[l]</c>, <c>scale[l]</c>, <c>subnetworks</c>, <c>nonempty</c>,
/// <c>paths</c>; where n(1 − rate) is whole in every layer <c>fixed</c>, <c>paths_kept</c>.
/// </remarks>
internal static class DropoutCounts
{
    private const double Rounding = 1e-9;
    private const int MostUnits = 100_000;

    public static void Compute(GivenReader givens, CalculatorResults results)
    {
        var units = givens.IsList("units") ? givens.Integers("units", 1) : givens.Integer("units", 1) is { } one ? [one] : null;
        var rates = givens.NumberOrNumbers("rate");
        if (rates?.Any(r => r is < 0 or >= 1) == true)
        {
            givens.Reject("rate", "probabilities from 0 to below 1 are needed");
        }
        if (units?.Any(n => n > MostUnits) == true)
        {
            givens.Reject("units", $"at most {MostUnits} are possible");
        }
        if (units is { Count: 0 } || (units is not null && rates is not null && rates.Count != 1 && rates.Count != units.Count))
        {
            givens.Reject("rate", "one rate, or one per layer, is needed");
        }
        if (!givens.Ok || units is null || rates is null)
        {
            return;
        }
        Add(results, units, [.. units.Select((_, l) => 1 - rates[rates.Count == 1 ? 0 : l])]);
    }

    private static void Add(CalculatorResults results, IReadOnlyList<int> units, IReadOnlyList<double> keep)
    {
        double[] active = [.. units.Zip(keep, (n, p) => Math.Round(n * p, 9))];
        results.Add("active_training", active.Sum());
        results.Add("active_testing", units.Sum());
        for (var l = 0; l < active.Length; l++)
        {
            results.Add($"active[{l + 1}]", active[l]);
            results.Add($"scale[{l + 1}]", 1 / keep[l]);
        }
        results.Add("subnetworks", units.Aggregate(1.0, (product, n) => product * Math.Pow(2, n)));
        results.Add("nonempty", units.Aggregate(1.0, (product, n) => product * (Math.Pow(2, n) - 1)));
        results.Add("paths", units.Aggregate(1.0, (product, n) => product * n));
        if (active.All(a => Math.Abs(a - Math.Round(a)) < Rounding))
        {
            results.Add("fixed", units.Zip(active, (n, k) => Choose(n, (int)Math.Round(k))).Aggregate(1.0, (a, b) => a * b));
            results.Add("paths_kept", active.Aggregate(1.0, (product, k) => product * Math.Round(k)));
        }
    }

    private static double Choose(int n, int k) => Enumerable.Range(1, k).Aggregate(1.0, (product, i) => Math.Round(product * (n - k + i) / i));
}
