namespace Autograder.Reference.Expressions;

internal enum FunctionKind
{
    /// <summary>One number to one number, applied to every entry of a matrix.</summary>
    Elementwise,

    /// <summary>Numbers to a number, applied entry by entry.</summary>
    Numeric,

    /// <summary>A matrix to a number.</summary>
    Reduction,

    /// <summary>A matrix to a matrix.</summary>
    Matrix,

    /// <summary>Takes comparisons.</summary>
    Condition,
}

/// <param name="Name">as trees and plain text carry it</param>
/// <param name="Least">fewest arguments</param>
/// <param name="Most">most arguments</param>
internal sealed record KnownFunction(string Name, FunctionKind Kind, int Least = 1, int Most = 1)
{
    /// <summary>The command that typesets it; null: its name upright.</summary>
    public string? Tex { get; init; }

    /// <summary>People leave out the brackets: <c>ln x</c>.</summary>
    public bool Bare { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];
}
