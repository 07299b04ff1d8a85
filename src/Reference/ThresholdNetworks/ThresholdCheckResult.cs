namespace Autograder.Reference.ThresholdNetworks;

/// <summary>How a network fared on a set of cases.</summary>
/// <param name="Cases">cases that were tried</param>
/// <param name="Wrong">how many of them were wrong</param>
/// <param name="WrongDistinct">how many of the wrong ones have no two neighbouring inputs that are equal: 0 for a design that fails on ties only</param>
/// <param name="FirstWrong">the first wrong ones, at most <see cref="Kept"/></param>
internal sealed record ThresholdCheckResult(int Cases, int Wrong, int WrongDistinct, IReadOnlyList<WrongCase> FirstWrong)
{
    /// <summary>How many wrong cases are kept.</summary>
    public const int Kept = 10;

    public bool AllRight => Wrong == 0;
}
