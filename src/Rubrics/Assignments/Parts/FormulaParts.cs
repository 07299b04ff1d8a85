using Autograder.Reference.Booleans;
using Autograder.Reference.Expressions;
using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Assignments.Parts;

/// <summary>What a part declares about the symbols of its formulas.</summary>
/// <param name="Variables">Symbol → the values that it may take.</param>
/// <param name="Renames">Other spelling → symbol.</param>
/// <param name="Functions">Functions that are called, beyond the usual ones.</param>
/// <param name="Definitions">Equations such as <c>p = sigma(z)</c>, whose symbols may be used or written out.</param>
public sealed record Declared(
    IReadOnlyDictionary<string, Domain> Variables, IReadOnlyDictionary<string, string> Renames, IReadOnlyList<string> Functions, IReadOnlyList<string> Definitions);

/// <summary>A formula of the author's, prepared for comparing answers with it.</summary>
/// <param name="Text">As the author wrote it.</param>
public sealed record AuthorFormula(string Text, FormulaKey Key);

/// <summary>Another formula that earns marks.</summary>
public sealed record FormulaReading(AuthorFormula Formula, decimal Share, string Says);

/// <summary>Another formula of false and true that earns marks.</summary>
public sealed record BooleanReading(BooleanFormula Formula, decimal Share, string Says);

/// <summary>What a formula must look like, beyond its value.</summary>
public sealed record Forms
{
    public static readonly Forms None = new();
    public IReadOnlyList<string> Uses { get; init; } = [];
    public IReadOnlyList<string> Without { get; init; } = [];
    public bool NotExpanded { get; init; }
    public bool SingleFraction { get; init; }
    public bool Evaluated { get; init; }

    /// <summary>Share of the marks for a right formula in another form.</summary>
    public decimal Share { get; init; } = 0.5m;
}

/// <summary>A result that a derivation must reach.</summary>
/// <param name="Result">The line that says it; null where it is computed by differentiating the givens.</param>
public sealed record RequiredResult(string Id, string Text, Marks Marks, string? Result);
