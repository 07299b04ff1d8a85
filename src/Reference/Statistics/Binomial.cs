using MathNet.Numerics;

namespace Autograder.Reference.Statistics;

/// <summary>The binomial distribution of <paramref name="Trials"/> trials with success probability <paramref name="Probability"/>.</summary>
internal sealed record Binomial(int Trials, double Probability)
{
    /// <summary>P(X = <paramref name="successes"/>).</summary>
    public double Mass(int successes)
    {
        if (successes < 0 || successes > Trials)
        {
            return 0;
        }
        if (Probability is 0 or 1)
        {
            return successes == (Probability == 0 ? 0 : Trials) ? 1 : 0;
        }
        return Math.Exp(SpecialFunctions.BinomialLn(Trials, successes)
            + successes * Math.Log(Probability) + (Trials - successes) * Math.Log(1 - Probability));
    }

    /// <summary>P(X ≤ <paramref name="successes"/>).</summary>
    public double AtMost(int successes) =>
        successes < 0 ? 0 : successes >= Trials ? 1 : SpecialFunctions.BetaRegularized(Trials - successes, successes + 1, 1 - Probability);

    /// <summary>P(X ≥ <paramref name="successes"/>), not as 1 − …, so that small tails keep their digits.</summary>
    public double AtLeast(int successes) =>
        successes <= 0 ? 1 : successes > Trials ? 0 : SpecialFunctions.BetaRegularized(successes, Trials - successes + 1, Probability);
}
