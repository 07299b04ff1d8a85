using Autograder.Rubrics.Answers;

namespace Autograder.Rubrics.Assignments.Parts;

/// <summary>What counts where the printed solution and the computed key disagree.</summary>
public enum DecisionKind
{
    /// <summary>The computed key stands; what was printed earns nothing.</summary>
    Replace,

    /// <summary>Both earn full marks.</summary>
    AcceptBoth,

    /// <summary>What was printed is the key.</summary>
    Keep,
}

/// <summary>An instructor's decision on a printed solution that disagrees with the computed key.</summary>
public sealed record Decision(DecisionKind Kind, Typed Printed, string Who, DateOnly When, string Why);
