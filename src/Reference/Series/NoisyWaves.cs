namespace Autograder.Reference.Series;

/// <summary>
/// A series of two waves and noise, for forecasting: y(t) = 0.6 sin(2πt/24 + φ₁) + 0.3 sin(2πt/9 + φ₂) + ε(t),
/// with φ₁ and φ₂ uniform on [0, 2π) and ε normal with mean 0 and standard deviation 0.05, all independent.
/// </summary>
/// <remarks>No forecast has a smaller expected squared error than the variance of the noise, 0.0025.</remarks>
public static class NoisyWaves
{
    /// <summary>Standard deviation of the noise.</summary>
    public const double Noise = 0.05;

    private const double LongPeriod = 24;
    private const double ShortPeriod = 9;
    private const double LongAmplitude = 0.6;
    private const double ShortAmplitude = 0.3;

    /// <summary>y(0) … y(<paramref name="length"/> − 1) with phases of their own.</summary>
    public static double[] Series(int length, DeterministicRandom random)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        var (first, second) = (random.NextDouble(0, 2 * Math.PI), random.NextDouble(0, 2 * Math.PI));
        var values = new double[length];
        for (var t = 0; t < length; t++)
        {
            values[t] = LongAmplitude * Math.Sin(2 * Math.PI * t / LongPeriod + first)
                + ShortAmplitude * Math.Sin(2 * Math.PI * t / ShortPeriod + second)
                + Noise * random.NextGaussian();
        }

        return values;
    }
}
