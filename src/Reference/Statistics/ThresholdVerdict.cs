namespace Autograder.Reference.Statistics;

/// <summary>What the accuracies measured so far say about a threshold.</summary>
public abstract record ThresholdVerdict
{
    private ThresholdVerdict()
    {
    }

    public sealed record Pass : ThresholdVerdict;

    public sealed record Fail : ThresholdVerdict;

    /// <summary>Too close to call.</summary>
    /// <param name="Count">how many further runs, with seeds not used yet, to make before asking again</param>
    public sealed record MoreSeeds(int Count) : ThresholdVerdict;
}
