using Autograder.Reference.ThresholdNetworks;
using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Assignments.Parts;

/// <summary>What a network of threshold units must compute, and within which rules.</summary>
public sealed record NetworkTask
{
    /// <summary>Layers in order, or empty where students choose.</summary>
    public required IReadOnlyList<NetworkLayer> Layers { get; init; }

    /// <summary>Number of inputs.</summary>
    public required int Inputs { get; init; }

    /// <summary>Most units (hidden and output together) where students choose the layers.</summary>
    public required int MostUnits { get; init; }

    /// <summary>Whether a unit whose sum is exactly zero fires.</summary>
    public required bool FiresAtZero { get; init; }

    /// <summary>Output of a unit that does not fire: 0 or −1.</summary>
    public required double Low { get; init; }

    /// <summary>Biases are thresholds θ: a unit fires when w·x reaches θ; otherwise they are added.</summary>
    public required bool Threshold { get; init; }
    public required NetworkGoal Goal { get; init; }

    /// <summary>The inputs that are tried, with what must come out.</summary>
    public IReadOnlyList<NetworkCase> Cases { get; init; } = [];
    public AllowedWeights? Allowed { get; init; }

    /// <summary>Fewest units that can do it, where that earns marks.</summary>
    public int? Smallest { get; init; }
}

/// <summary>How many units a layer has, and how many inputs each of them.</summary>
public sealed record NetworkLayer(int Units, int Inputs);

/// <summary>One input with what must come out.</summary>
/// <param name="Plain">No two neighbouring inputs are equal, and none are nearly so.</param>
public sealed record NetworkCase(IReadOnlyList<decimal> Inputs, bool Expected, bool Plain);

/// <summary>What the network must compute: closed family.</summary>
public abstract record NetworkGoal
{
    private NetworkGoal() { }

    /// <summary>The outputs for all binary inputs in counting order, the first input the most significant digit.</summary>
    /// <param name="Bipolar">Inputs are −1 and 1 instead of 0 and 1.</param>
    public sealed record Truth(IReadOnlyList<bool> Outputs, bool Bipolar) : NetworkGoal;

    /// <summary>True inside a region of the plane, tried on a grid.</summary>
    public sealed record Region(string Inside, IReadOnlyList<GridAxis> Grid, bool IgnoreBoundary) : NetworkGoal;

    /// <summary>A named property of whole numbers given as inputs.</summary>
    public sealed record Property(string Name, IReadOnlyList<GridAxis> Grid) : NetworkGoal;
}

/// <summary>Which numbers may be used; null where any may.</summary>
public sealed record AllowedWeights(AllowedNumbers? Weights, AllowedNumbers? Biases);

/// <summary>What a line of a network's rubric asks; <c>DistinctCases</c> leaves inputs with equal neighbours out.</summary>
public enum NetworkTest { Shapes, AllCases, DistinctCases, Allowed, Smallest, UnitsAscendingBias }

/// <summary>One line of a network's rubric.</summary>
public sealed record NetworkCriterion(string Text, Marks Marks, NetworkTest Test);
