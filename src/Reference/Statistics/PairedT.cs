using MathNet.Numerics.Distributions;

namespace Autograder.Reference.Statistics;

/// <summary>Student's t for pairs, such as two training set-ups run with the same seeds.</summary>
public static class PairedT
{
    /// <summary>Compares first − second, pair by pair.</summary>
    /// <param name="first">at least two numbers</param>
    /// <param name="second">as many, in the same order</param>
    /// <param name="confidence">of the two-sided interval for the mean difference</param>
    public static PairedTResult Test(IReadOnlyList<double> first, IReadOnlyList<double> second, double confidence = 0.95)
    {
        if (first.Count != second.Count || first.Count < 2)
        {
            throw new ArgumentException($"At least two pairs are needed, not {first.Count} and {second.Count} numbers.");
        }
        double[] differences = [.. first.Zip(second, (a, b) => a - b)];
        var (n, mean) = (differences.Length, differences.Average());
        var error = Math.Sqrt(differences.Sum(d => (d - mean) * (d - mean)) / (n - 1) / n);
        var half = error * Quantile((1 + confidence) / 2, n - 1);
        return new(mean, error, n - 1, P(mean, error, n - 1), new(mean - half, mean + half));
    }

    /// <summary>The value that Student's t with <paramref name="degrees"/> degrees of freedom stays below with the given probability.</summary>
    public static double Quantile(double probability, int degrees) => StudentT.InvCDF(0, 1, degrees, probability);

    private static double P(double mean, double error, int degrees) =>
        error == 0 ? (mean == 0 ? 1 : 0) : 2 * StudentT.CDF(0, 1, degrees, -Math.Abs(mean / error));
}
