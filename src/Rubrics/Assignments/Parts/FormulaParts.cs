using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Assignments.Parts;

/// <summary>Which values a symbol stands for: closed family.</summary>
public abstract record Domain
{
    private Domain() { }

    public static readonly Domain Usual = new Real(-3, 3);

    public sealed record Real(double From, double To) : Domain;

    public sealed record Integer(int From, int To) : Domain;

    /// <summary>False or true, written 0 and 1.</summary>
    public sealed record Boolean : Domain;

    /// <summary>A vector or matrix whose dimensions are numbers or names that stand for the same number everywhere.</summary>
    public sealed record Array(IReadOnlyList<string> Shape, double From, double To) : Domain;
}

/// <summary>The symbols that answers of a part may use.</summary>
/// <param name="Renames">Other names for a symbol.</param>
/// <param name="Functions">Names that are functions, beyond the usual ones.</param>
/// <param name="Definitions">Equations such as <c>p = sigma(z)</c>, whose symbols may be used or written out.</param>
public sealed record Symbols(
    IReadOnlyDictionary<string, Domain> Variables, IReadOnlyDictionary<string, string> Renames, IReadOnlyList<string> Functions, IReadOnlyList<string> Definitions)
{
    /// <summary>Formulas of false and true: or, and, not.</summary>
    public bool Boolean { get; init; }
}

/// <summary>The formula that is the key: closed family.</summary>
public abstract record FormulaKey
{
    private FormulaKey() { }

    public sealed record Typed(string Formula) : FormulaKey;

    /// <summary>The gradient of a formula.</summary>
    public sealed record Gradient(string Of, string WithRespectTo) : FormulaKey;
}

/// <summary>Another formula that earns marks.</summary>
public sealed record FormulaReading(string Formula, decimal Share, string Says);

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
