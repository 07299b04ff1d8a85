namespace Autograder.Reference.Similarity;

/// <summary>Whether lists of weights are the same, for weights that students choose themselves.</summary>
public static class WeightVectors
{
    /// <summary>Decimals that must agree.</summary>
    public const int UsualDigits = 6;

    /// <summary>The weights of a fully connected network with its hidden units in an order of their own, so that networks that differ only in that order are equal.</summary>
    /// <remarks>
    /// Hidden units are sorted by what comes in, then by what goes out; later layers after earlier ones. Matrices that do not follow on each other (rows of one, columns of the next)
    /// are kept as they are.
    /// </remarks>
    /// <param name="weights">per layer, a row per unit</param>
    /// <param name="biases">per layer, a number per unit; empty for a network without</param>
    /// <param name="digits">decimals to round to</param>
    /// <returns>layer by layer: rows of weights, then biases</returns>
    public static IReadOnlyList<double> Canonical(IReadOnlyList<Matrix> weights, IReadOnlyList<IReadOnlyList<double>> biases, int digits = UsualDigits)
    {
        List<Matrix> layers = [.. weights.Select(w => w.Map(x => Math.Round(x, digits) + 0.0))];
        List<double[]> offsets = [.. biases.Select(b => b.Select(x => Math.Round(x, digits) + 0.0).ToArray())];
        for (var l = 0; l + 1 < layers.Count; l++)
        {
            if (layers[l + 1].Columns != layers[l].Rows)
            {
                continue;
            }
            var (incoming, outgoing) = (layers[l], layers[l + 1]);
            var bias = l < offsets.Count && offsets[l].Length == incoming.Rows ? offsets[l] : [];
            int[] order = [.. Enumerable.Range(0, incoming.Rows).OrderBy(u => Key(incoming, bias, outgoing, u), Lexicographic)];
            layers[l] = Matrix.Generate(incoming.Rows, incoming.Columns, (r, c) => incoming[order[r], c]);
            layers[l + 1] = Matrix.Generate(outgoing.Rows, outgoing.Columns, (r, c) => outgoing[r, order[c]]);
            if (bias.Length > 0)
            {
                offsets[l] = [.. order.Select(u => bias[u])];
            }
        }
        return [.. layers.SelectMany((w, l) => w.Values.ToArray().Concat(l < offsets.Count ? offsets[l] : []))];
    }

    /// <summary>Numbers that people choose alike without copying: fewer than three different ones, or evenly spaced ones such as 0.1, 0.2, 0.3.</summary>
    public static bool AreTrivial(IReadOnlyList<double> weights)
    {
        double[] different = [.. weights.Select(w => Math.Round(w, UsualDigits) + 0.0).Distinct().Order()];
        if (different.Length < 3)
        {
            return true;
        }
        var step = different[1] - different[0];
        return different.Zip(different.Skip(1), (a, b) => Math.Abs(b - a - step) < 1e-6).All(even => even);
    }

    private static readonly Comparer<double[]> Lexicographic = Comparer<double[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b));

    private static double[] Key(Matrix incoming, double[] bias, Matrix outgoing, int unit) =>
    [
        .. incoming.Row(unit),
        .. bias.Skip(unit).Take(1),
        .. Enumerable.Range(0, outgoing.Rows).Select(r => outgoing[r, unit]).Order(),
    ];
}
