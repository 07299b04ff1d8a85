using Autograder.Reference.Statistics;

namespace Autograder.Reference.Calculators;

/// <summary>Entropies and divergences of discrete distributions.</summary>
/// <remarks>
/// Givens: <c>p</c>, <c>q</c>, <c>base</c> (e, 2, 10). Results: <c>entropy_p</c>; with <c>q</c>: <c>entropy_q</c>, <c>cross_entropy</c>, <c>kl</c>, <c>kl_reverse</c>, <c>js</c>, <c>js_distance</c>,
/// <c>total_variation</c>, and <c>…_finite</c>. Infinite values are +∞.
/// </remarks>
internal static class Divergence
{
    public static void Compute(GivenReader givens, CalculatorResults results)
    {
        var p = ReadDistribution(givens, "p");
        var q = givens.Has("q") ? ReadDistribution(givens, "q") : null;
        var unit = ReadUnit(givens);
        if (p is not null && q is not null && p.Count != q.Count)
        {
            givens.Reject("q", $"{p.Count} probabilities are needed, as in p, not {q.Count}");
        }
        if (!givens.Ok || p is null)
        {
            return;
        }
        results.Add("entropy_p", DiscreteDistributions.Entropy(p) / unit);
        if (q is null)
        {
            return;
        }
        results.Add("entropy_q", DiscreteDistributions.Entropy(q) / unit);
        AddWithFlag(results, "cross_entropy", DiscreteDistributions.CrossEntropy(p, q) / unit);
        AddWithFlag(results, "kl", DiscreteDistributions.KullbackLeibler(p, q) / unit);
        AddWithFlag(results, "kl_reverse", DiscreteDistributions.KullbackLeibler(q, p) / unit);
        var js = DiscreteDistributions.JensenShannon(p, q) / unit;
        results.Add("js", js);
        results.Add("js_distance", Math.Sqrt(js));
        results.Add("total_variation", p.Zip(q, (a, b) => Math.Abs(a - b)).Sum() / 2);
    }

    private static void AddWithFlag(CalculatorResults results, string name, double value)
    {
        results.Add(name, value);
        results.Add($"{name}_finite", double.IsFinite(value) ? 1 : 0);
    }

    /// <summary>The natural logarithm of the base.</summary>
    private static double ReadUnit(GivenReader givens)
    {
        if (!givens.Has("base") || givens.Says("base", "e"))
        {
            return 1;
        }
        var number = givens.Number("base");
        if (number is <= 1)
        {
            givens.Reject("base", "e or a number above 1 is needed");
        }
        return Math.Log(number ?? Math.E);
    }

    private static IReadOnlyList<double>? ReadDistribution(GivenReader givens, string key)
    {
        var probabilities = givens.Numbers(key);
        if (probabilities is not null && (probabilities.Any(x => x < 0) || Math.Abs(probabilities.Sum() - 1) > 1e-9))
        {
            givens.Reject(key, "probabilities from 0 on that add up to 1 are needed");
        }
        return probabilities;
    }
}
