namespace Autograder.Reference.ThresholdNetworks;

/// <summary>What a threshold unit answers; when it fires it is always 1.</summary>
/// <param name="FiresAtZero">whether it fires when the sum just reaches the threshold (≥), or only above it (&gt;)</param>
/// <param name="Low">the output of a unit that does not fire: 0, or −1</param>
internal sealed record StepConvention(bool FiresAtZero = true, double Low = 0);
