using MathNet.Numerics.Distributions;

namespace Autograder.Reference.Statistics;

/// <summary>The score interval for a proportion (Wilson 1927, JASA 22:209–212), two-sided.</summary>
public static class WilsonInterval
{
    /// <param name="successes">0 … <paramref name="trials"/></param>
    /// <param name="trials">at least 1</param>
    /// <param name="confidence">between 0 and 1, such as 0.95</param>
    public static Interval Of(int successes, int trials, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        return Around((double)successes / trials, trials, confidence);
    }

    /// <summary>The same for an observed share, 0 … 1, of <paramref name="trials"/>.</summary>
    public static Interval Around(double share, int trials, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        if (!(share is >= 0 and <= 1) || !(confidence is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), $"Share {share} and confidence {confidence} must lie between 0 and 1.");
        }
        var z = Normal.InvCDF(0, 1, (1 + confidence) / 2);
        var ratio = z * z / trials;
        var centre = (share + ratio / 2) / (1 + ratio);
        var half = z / (1 + ratio) * Math.Sqrt(share * (1 - share) / trials + ratio / (4 * trials));
        return new(Math.Max(0, centre - half), Math.Min(1, centre + half));
    }
}
