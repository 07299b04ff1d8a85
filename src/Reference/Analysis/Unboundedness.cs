namespace Autograder.Reference.Analysis;

/// <summary>Whether a function grows without bound, judged along straight lines through the origin.</summary>
internal static class Unboundedness
{
    private const int Directions = 200;
    private static readonly double[] Far = [1e2, 1e4, 1e6];

    // For what overflows far out, such as eˣ.
    private static readonly double[] Nearer = [10, 50, 250];

    /// <param name="function">which function</param>
    /// <param name="sign">1: above; −1: below</param>
    public static bool IsUnbounded(ScalarFunction function, int sign) => Lines(function.Dimensions).Any(line => Grows(function, sign, line));

    /// <summary>Grows at least as a logarithm does: from distance to distance by as much as before.</summary>
    private static bool Grows(ScalarFunction function, int sign, double[] line)
    {
        double[] Values(double[] distances) => [.. distances.Select(t => sign * function.ValueAt([.. line.Select(c => c * t)]))];
        var values = Values(Far) is var far && far.Any(double.IsNaN) ? Values(Nearer) : far;
        return values[2] > values[1] && values[1] > values[0] && values[2] - values[1] > 0.5 * (values[1] - values[0]);
    }

    private static IEnumerable<double[]> Lines(int dimensions)
    {
        // Axes and diagonals first: every direction with coordinates −1, 0 and 1.
        for (var i = 1; i < Math.Pow(3, dimensions); i++)
        {
            yield return [.. Enumerable.Range(0, dimensions).Select(d => (double)(i / (int)Math.Pow(3, d) % 3 == 2 ? -1 : i / (int)Math.Pow(3, d) % 3))];
        }
        var random = new DeterministicRandom(1);
        for (var i = 0; i < Directions; i++)
        {
            yield return [.. Enumerable.Range(0, dimensions).Select(_ => random.NextGaussian())];
        }
    }
}
