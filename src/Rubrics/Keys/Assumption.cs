using Autograder.Reference.Calculators;

namespace Autograder.Rubrics.Keys;

/// <summary>What is declared; a list of numbers is a matrix, too.</summary>
public enum AssumptionKind { Number, Matrix, Word }

/// <summary>What a declared value must fulfil, so that something remains to compute.</summary>
public enum AssumptionCheck { NotAllZero, NotAllEqual }

/// <summary>A constant that students choose and declare.</summary>
public sealed record Assumption
{
    public required string Name { get; init; }

    /// <summary>What is asked for, in words for students.</summary>
    public required string Asked { get; init; }
    public required AssumptionKind Kind { get; init; }

    /// <summary>For matrices: the lengths of the dimensions; empty where any shape goes.</summary>
    public IReadOnlyList<int> Shape { get; init; } = [];

    /// <summary>For words: what may be declared.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Used when nothing is declared; null where students must declare it.</summary>
    public Given? Default { get; init; }

    /// <summary>What a choice must not be; one that is waits for a marker.</summary>
    public IReadOnlyList<AssumptionCheck> Checks { get; init; } = [];
}
