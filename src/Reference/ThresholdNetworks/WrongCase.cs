namespace Autograder.Reference.ThresholdNetworks;

/// <summary>A case that a network gets wrong.</summary>
/// <param name="Expected">whether the output should fire</param>
/// <param name="Answered">what the network answered, with its own low value</param>
internal sealed record WrongCase(IReadOnlyList<double> Inputs, bool Expected, double Answered);
