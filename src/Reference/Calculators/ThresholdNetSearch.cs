using Autograder.Reference.ThresholdNetworks;

namespace Autograder.Reference.Calculators;

/// <summary>The fewest hidden units for which a single hidden layer can compute a truth table with the allowed numbers.</summary>
/// <remarks>
/// Givens: <c>truth</c>, <c>inputs_coding</c>, <c>bias</c>, <c>at_zero</c>, <c>low</c>; <c>weights</c>; <c>biases</c> or <c>bias_step</c>; <c>most_units</c> (4).
/// Results: <c>possible</c>, <c>hidden_units</c>, <c>functions</c>, <c>solutions</c>, <c>w1</c>, <c>b1</c>, <c>w2</c>, <c>b2</c>.
/// </remarks>
internal static class ThresholdNetSearch
{
    private const double MostUnits = 5_000_000;
    private const double MostBiases = 1000;

    public static void Compute(GivenReader givens, CalculatorResults results)
    {
        var truth = ThresholdNetReader.Truth(givens);
        var (step, meaning, coding) = (ThresholdNetReader.Step(givens), ThresholdNetReader.Meaning(givens), ThresholdNetReader.Coding(givens));
        var most = givens.Integer("most_units", 1, 4);
        if (truth is not (null or { Length: 2 or 4 or 8 or 16 }))
        {
            givens.Reject("truth", $"2, 4, 8 or 16 entries are needed (one to four inputs), not {truth.Length}");
        }
        var weights = givens.Numbers("weights");
        var biases = ReadBiases(givens, weights, Math.Max(4, most ?? 4));
        if (!givens.Ok || truth is null || weights is null || biases is null || most is not { } units)
        {
            return;
        }
        if (Math.Pow(weights.Count, Math.Max(int.Log2(truth.Length), units)) * biases.Count > MostUnits || units > 6)
        {
            givens.Reject("weights", "there are too many combinations of these numbers to try them all");
            return;
        }
        Search(givens, results, new(weights, biases, step, meaning, coding), truth, units);
    }

    private static void Search(GivenReader givens, CalculatorResults results, ThresholdSearch search, bool[] truth, int mostUnits)
    {
        ThresholdSearchResult? found;
        try
        {
            found = search.Smallest(truth, mostUnits);
        }
        catch (ArgumentException tooMany)
        {
            givens.Reject("most_units", tooMany.Message);
            return;
        }
        results.Add("possible", found is null ? 0 : 1);
        if (found is null)
        {
            return;
        }
        results.Add("hidden_units", found.HiddenUnits);
        results.Add("functions", found.Functions);
        results.Add("solutions", found.Solutions);
        for (var l = 0; l < found.Example.Weights.Count; l++)
        {
            results.Add($"w{l + 1}", DenseArray.From(found.Example.Weights[l]));
            results.Add($"b{l + 1}", DenseArray.Vector([.. found.Example.Biases[l]]));
        }
    }

    private static IReadOnlyList<double>? ReadBiases(GivenReader givens, IReadOnlyList<double>? weights, int inputs)
    {
        if (!givens.Has("bias_step"))
        {
            return givens.Numbers("biases");
        }
        var unit = givens.Number("bias_step");
        if (unit <= 0)
        {
            givens.Reject("bias_step", "a number above 0 is needed");
        }
        if (unit > 0 && weights is { Count: > 0 } && weights.Max(Math.Abs) * inputs / unit > MostBiases)
        {
            givens.Reject("bias_step", "it is too small for these weights: there would be too many biases to try");
            return null;
        }
        return unit > 0 && weights is { Count: > 0 } ? ThresholdSearch.MultiplesThatMatter(unit.Value, weights, inputs) : null;
    }
}
