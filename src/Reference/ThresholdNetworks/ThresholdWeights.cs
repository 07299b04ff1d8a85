namespace Autograder.Reference.ThresholdNetworks;

/// <summary>Numbers of a network, layer by layer.</summary>
internal sealed record ThresholdWeights(IReadOnlyList<Matrix> Weights, IReadOnlyList<IReadOnlyList<double>> Biases);
