using Autograder.Reference.Networks;

namespace Autograder.Rubrics.Operations;

/// <summary>Which rule an update follows.</summary>
internal enum Optimizer { Sgd, Adam }

/// <summary>What an author chose for a case; an operation reads the part that bears on it.</summary>
internal sealed record CaseSettings
{
    public IReadOnlyList<int> Sizes { get; init; } = [];
    public int Classes { get; init; }
    public int Batch { get; init; }

    /// <summary>Training examples of a schedule's run.</summary>
    public int Examples { get; init; }

    public ulong Seed { get; init; }

    /// <summary>Factor on the numbers that enter the exponential: 1000 makes a naive softmax overflow.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Activations a student may have chosen for the hidden layers, the one given values are made with first.</summary>
    public IReadOnlyList<Activation> Hidden { get; init; } = [Activation.Sigmoid, Activation.ReLU, Activation.Tanh];

    public Optimizer Optimizer { get; init; }
    public int Steps { get; init; }
    public double Eta { get; init; }
    public double Beta1 { get; init; }
    public double Beta2 { get; init; }
    public double Epsilon { get; init; }
    public double Lambda { get; init; }
    public double Decay { get; init; }
    public int Epochs { get; init; }

    /// <summary>Whether the driver also moves every parameter a little, for a gradient check on the student's own loss.</summary>
    public bool Numeric { get; init; }

    public int Layers => Sizes.Count - 1;

    public int Outputs => Sizes[^1];

    public long ParameterCount => Enumerable.Range(0, Layers).Sum(l => (Sizes[l] + 1L) * Sizes[l + 1]);

    public string NetworkLabel => $"{Sizes.Count} layers {string.Join("-", Sizes)}";

    public string BatchLabel => Batch == 1 ? "1 example" : $"{Batch} examples";
}
