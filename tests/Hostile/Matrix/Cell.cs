namespace Autograder.Hostile.Matrix;

/// <summary>One case under one way: what came of it, and everything that is not as it must be.</summary>
/// <param name="Marks">What it got.</param>
/// <param name="Baseline">What zeros get; for controls, full marks.</param>
/// <param name="Says">What the student is told, of the first item that did not get all its marks.</param>
/// <param name="Ratio">Time of the honest submission beside it, over its time alone.</param>
internal sealed record Cell(HostileCase Case, Way Way, decimal Marks, decimal Baseline, Outcome Outcome, string Says, double Ratio, TimeSpan Took, IReadOnlyList<string> Problems);
