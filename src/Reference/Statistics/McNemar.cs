namespace Autograder.Reference.Statistics;

/// <summary>
/// The exact McNemar test: do two classifiers, asked the same questions, differ in accuracy? (McNemar 1947, Psychometrika 12:153–157.)
/// </summary>
/// <remarks>Only discordant questions count; under "no difference" each is a fair coin.</remarks>
public static class McNemar
{
    /// <summary>Two-sided p-value.</summary>
    /// <param name="onlyFirst">b, questions only the first answered rightly</param>
    /// <param name="onlySecond">c, questions only the second answered rightly</param>
    public static double PValue(int onlyFirst, int onlySecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(onlyFirst);
        ArgumentOutOfRangeException.ThrowIfNegative(onlySecond);
        return Math.Min(1, 2 * new Binomial(checked(onlyFirst + onlySecond), 0.5).AtMost(Math.Min(onlyFirst, onlySecond)));
    }

    /// <summary>Two-sided p-value from predictions on the same examples.</summary>
    public static double PValue(ReadOnlySpan<int> first, ReadOnlySpan<int> second, ReadOnlySpan<int> labels)
    {
        if (first.Length != labels.Length || second.Length != labels.Length)
        {
            throw new ArgumentException($"{first.Length} and {second.Length} predictions for {labels.Length} labels.");
        }
        var (onlyFirst, onlySecond) = (0, 0);
        for (var i = 0; i < labels.Length; i++)
        {
            var (a, b) = (first[i] == labels[i], second[i] == labels[i]);
            onlyFirst += a && !b ? 1 : 0;
            onlySecond += b && !a ? 1 : 0;
        }
        return PValue(onlyFirst, onlySecond);
    }

    /// <summary>
    /// The smallest |b − c| among <paramref name="discordant"/> = b + c questions whose p-value is at most <paramref name="alpha"/>; null when none is.
    /// </summary>
    public static int? SmallestSignificantDifference(int discordant, double alpha = 0.05)
    {
        for (var smaller = discordant / 2; smaller >= 0; smaller--)
        {
            if (PValue(smaller, discordant - smaller) <= alpha)
            {
                return discordant - 2 * smaller;
            }
        }
        return null;
    }
}
