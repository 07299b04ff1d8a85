namespace Autograder.Reference.Perceptrons;

/// <summary>What a perceptron made of one row.</summary>
/// <param name="Z">w·x + b before the step</param>
/// <param name="Output">h</param>
/// <param name="Error">t − h</param>
/// <param name="Weights">after the step</param>
/// <param name="Bias">after the step</param>
internal sealed record PerceptronStep(
    double Z, double Output, double Error, IReadOnlyList<double> WeightChange, double BiasChange, IReadOnlyList<double> Weights, double Bias);
