namespace Autograder.Reference.Calculators;

/// <summary>Sets of examples from several sources: which are like the training set, and which losses are high or low.</summary>
/// <remarks>
/// Givens: <c>sources</c>, <c>target</c>, <c>sets</c> (per set a number per source) or <c>kinds</c> (per set words or a number), <c>available</c>, <c>patterns</c>, <c>unused</c>.
/// Results: <c>kind[i]</c>, <c>kinds</c>, <c>amount[i]</c>, <c>total</c>, <c>target_share[i]</c>, <c>all_used</c>, <c>possible</c>, <c>high_variance[i]</c>, <c>mismatch[i]</c>, both whole too, <c>marks</c>.
/// </remarks>
internal static class SplitCheck
{
    public static void Compute(GivenReader givens, CalculatorResults results)
    {
        var sources = givens.Texts("sources");
        var target = givens.Text("target");
        if (sources is { Count: 0 or > 10 } || (sources is not null && target is not null && !sources.Contains(target)))
        {
            givens.Reject("target", "one of the sources is needed, of which there may be ten");
        }
        var reader = new SplitKindReader(sources ?? []);
        var sets = givens.Has("sets") ? ReadSets(givens, sources) : null;
        var kinds = givens.Has("sets") ? sets?.Select(Kind).ToArray() : reader.Read(givens, "kinds");
        var available = givens.Has("available") ? givens.Numbers("available") : null;
        var patterns = givens.Has("patterns") ? ReadPatterns(givens, reader) : [];
        var unused = givens.Has("unused") ? givens.Integers("unused", 1) ?? [] : [];
        if (available is not null && available.Count != sources?.Count)
        {
            givens.Reject("available", "one number per source is needed");
        }
        if (kinds is { Length: 0 })
        {
            givens.Reject(givens.Has("sets") ? "sets" : "kinds", "at least one set is needed");
        }
        if (!givens.Ok || kinds is not { Length: > 0 } || sources is null || target is null)
        {
            return;
        }
        AddKinds(results, kinds, [.. unused]);
        if (sets is not null)
        {
            AddAmounts(results, sets, sources.ToList().IndexOf(target), available);
        }
        if (givens.Has("patterns"))
        {
            results.Add("marks", patterns.FirstOrDefault(p => p.Kinds.SequenceEqual(kinds)).Marks);
        }
    }

    private static double[][]? ReadSets(GivenReader givens, IReadOnlyList<string>? sources)
    {
        var sets = givens.Array("sets");
        if (sets is null)
        {
            return null;
        }
        if (sets.Rank != 2 || sets.Shape[1] != sources?.Count || sets.Values.ContainsAnyInRange(double.NegativeInfinity, -1e-300))
        {
            givens.Reject("sets", "a list of sets is needed, each with a number from 0 on per source");
            return null;
        }
        var matrix = sets.ToMatrix();
        return [.. Enumerable.Range(0, matrix.Rows).Select(r => matrix.Row(r).ToArray())];
    }

    private static List<(int[] Kinds, double Marks)> ReadPatterns(GivenReader givens, SplitKindReader reader) =>
        [.. (givens.Maps("patterns") ?? []).Select(p => (reader.Read(p, "kinds") ?? [], p.Number("marks") ?? 0))];

    private static int Kind(double[] amounts) => amounts.Select((n, source) => n > 0 ? 1 << source : 0).Sum();

    private static void AddKinds(CalculatorResults results, int[] kinds, HashSet<int> unused)
    {
        double[] variance = new double[kinds.Length], mismatch = new double[kinds.Length];
        for (var i = 0; i < kinds.Length; i++)
        {
            results.Add($"kind[{i + 1}]", kinds[i]);
            var empty = kinds[i] == 0 || unused.Contains(i + 1);
            variance[i] = empty ? -1 : i == 0 ? 0 : 1;
            mismatch[i] = empty ? -1 : kinds[i] == kinds[0] ? 0 : 1;
            results.Add($"high_variance[{i + 1}]", variance[i]);
            results.Add($"mismatch[{i + 1}]", mismatch[i]);
        }
        results.Add("kinds", DenseArray.Vector([.. kinds.Select(k => (double)k)]));
        results.Add("high_variance", DenseArray.Vector(variance));
        results.Add("mismatch", DenseArray.Vector(mismatch));
    }

    private static void AddAmounts(CalculatorResults results, double[][] sets, int target, IReadOnlyList<double>? available)
    {
        for (var i = 0; i < sets.Length; i++)
        {
            var amount = sets[i].Sum();
            results.Add($"amount[{i + 1}]", amount);
            results.Add($"target_share[{i + 1}]", amount > 0 ? sets[i][target] / amount : 0);
        }
        results.Add("total", sets.Sum(s => s.Sum()));
        if (available is not null)
        {
            double[] used = [.. available.Select((_, source) => sets.Sum(s => s[source]))];
            results.Add("possible", used.Zip(available, (u, a) => u <= a).All(fits => fits) ? 1 : 0);
            results.Add("all_used", used.Zip(available, (u, a) => u == a).All(same => same) ? 1 : 0);
        }
    }
}
