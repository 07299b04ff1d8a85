namespace Autograder.Reference.Statistics;

/// <summary>Entropies and divergences in nats (Cover and Thomas 2006, chapter 2); 0·log 0 is 0.</summary>
/// <remarks>Distributions are lists of probabilities over the same outcomes; another length is a caller's mistake and throws.</remarks>
internal static class DiscreteDistributions
{
    /// <summary>−Σ p ln p</summary>
    public static double Entropy(IReadOnlyList<double> p) => CrossEntropy(p, p);

    /// <summary>−Σ p ln q; +∞ where q is 0 and p is not.</summary>
    public static double CrossEntropy(IReadOnlyList<double> p, IReadOnlyList<double> q) =>
        Pairs(p, q).Sum(pair => pair.P == 0 ? 0 : -pair.P * Math.Log(pair.Q));

    /// <summary>Σ p ln(p/q); +∞ where q is 0 and p is not.</summary>
    public static double KullbackLeibler(IReadOnlyList<double> p, IReadOnlyList<double> q) =>
        Pairs(p, q).Sum(pair => pair.P == 0 ? 0 : pair.P * Math.Log(pair.P / pair.Q));

    /// <summary>Mean divergence of both from their mean; always finite, at most ln 2.</summary>
    public static double JensenShannon(IReadOnlyList<double> p, IReadOnlyList<double> q)
    {
        double[] mean = [.. Pairs(p, q).Select(pair => (pair.P + pair.Q) / 2)];
        return (KullbackLeibler(p, mean) + KullbackLeibler(q, mean)) / 2;
    }

    private static IEnumerable<(double P, double Q)> Pairs(IReadOnlyList<double> p, IReadOnlyList<double> q) => p.Count == q.Count
        ? p.Zip(q)
        : throw new ArgumentException($"{p.Count} and {q.Count} probabilities do not belong together.", nameof(q));
}
