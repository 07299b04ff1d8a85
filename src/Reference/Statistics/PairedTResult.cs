namespace Autograder.Reference.Statistics;

/// <summary>Outcome of <see cref="PairedT.Test"/>.</summary>
/// <param name="MeanDifference">mean of first − second</param>
/// <param name="StandardError">of that mean; 0 when all differences are equal</param>
/// <param name="DegreesOfFreedom">pairs − 1</param>
/// <param name="PValue">two-sided, for "no difference"</param>
/// <param name="Confidence">interval for the mean difference</param>
public sealed record PairedTResult(double MeanDifference, double StandardError, int DegreesOfFreedom, double PValue, Interval Confidence);
