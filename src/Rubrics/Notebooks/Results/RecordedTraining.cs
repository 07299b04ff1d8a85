using Autograder.Rubrics.Evidence;

namespace Autograder.Rubrics.Notebooks.Results;

/// <summary>What we saw of the training while the notebook ran.</summary>
public sealed record RecordedTraining
{
    /// <summary>Name of the optimiser's class; empty where none was used.</summary>
    public required string Optimizer { get; init; }

    /// <summary>Optimiser steps.</summary>
    public required int Steps { get; init; }

    /// <summary>Examples of a mini-batch.</summary>
    public required int Batch { get; init; }

    /// <summary>Names of the loss functions that were called.</summary>
    public required IReadOnlyList<string> Losses { get; init; }

    /// <summary>Softmax is at the end of the model and within the loss as well.</summary>
    public bool SoftmaxTwice { get; init; }

    /// <summary>Share of a sequence model's calls in training that gave it a second tensor, its targets; null where that is not known.</summary>
    public double? TargetsGiven { get; init; }

    /// <summary>Setting of the optimiser → its number or numbers: momentum, weight_decay, betas, …</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<double>> Settings { get; init; }

    /// <summary>The learning rate of each step.</summary>
    public required double[] LearningRates { get; init; }

    /// <summary>The loss of each step, on which backward() was called.</summary>
    public required double[] StepLosses { get; init; }

    /// <summary>A setting that is one number; null where it was not seen.</summary>
    public double? Setting(string name) => Settings.GetValueOrDefault(name) is [var value] ? value : null;

    internal static RecordedTraining Read(Field at, IReadOnlyDictionary<string, Tensor> tensors) => new()
    {
        Optimizer = at.Text("optimizer", 100),
        Steps = at.Whole("steps"),
        Batch = at.Whole("batch"),
        Losses = at.Texts("losses", 20),
        SoftmaxTwice = at.Flag("softmax_twice"),
        TargetsGiven = at.MaybeNumber("targets_given"),
        Settings = at.Entries("settings", 50).ToDictionary(s => s.Name, s => s.Value.Numbers()),
        LearningRates = Series(tensors, "lr"),
        StepLosses = Series(tensors, "loss"),
    };

    private static double[] Series(IReadOnlyDictionary<string, Tensor> tensors, string name) =>
        tensors.TryGetValue(name, out var tensor) && tensor.Shape.Count == 1 ? tensor.ToDoubles() : [];
}

/// <summary>The parameters as the first step of the optimiser found them.</summary>
/// <param name="ZeroWeights">Some weight matrix was all zeros.</param>
/// <param name="Bias">The value of all biases; null where they differed or there were none.</param>
/// <param name="WeightDeviation">Standard deviation of the weights; null where it is not known.</param>
public sealed record InitialParameters(bool ZeroWeights, double? Bias, double? WeightDeviation)
{
    internal static InitialParameters Read(Field at) => new(at.Flag("zero_weights"), at.MaybeNumber("bias"), at.MaybeNumber("weight_std"));
}
