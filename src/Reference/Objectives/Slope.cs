namespace Autograder.Reference.Objectives;

/// <summary>What is known about an objective at a point.</summary>
/// <param name="Value">not a number where only gradients are given</param>
/// <param name="Gradient">n×1</param>
/// <param name="Hessian">n×n; null where it is neither given nor asked for</param>
internal sealed record Slope(double Value, Matrix Gradient, Matrix? Hessian);
