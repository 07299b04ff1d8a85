namespace Autograder.Rubrics.Publishing;

/// <summary>How a printed solution and the computed key disagree.</summary>
public enum DisagreementKind
{
    /// <summary>The printed answer would not earn the marks.</summary>
    Wrong,

    /// <summary>The printed digits are not those of the right value, but close enough: nobody loses marks by it.</summary>
    Digits,

    /// <summary>Words, formulas or steps that no answer holds; a person found it.</summary>
    Statement,
}

/// <summary>A place where the printed solution of a paper and the computed key disagree.</summary>
/// <param name="Source">Id of the question in the catalogue; that of the item where it has none.</param>
/// <param name="Item">Id of the item in the package.</param>
/// <param name="Part">Part of the item; empty where it has one only.</param>
/// <param name="Seed">Which paper's text, such as 003.</param>
/// <param name="Line">1-based line of that text.</param>
/// <param name="Decided">What the instructor decided already, as decisions are written in the package; null where nobody has.</param>
public sealed record Disagreement(
    string Source, string Item, string Part, DisagreementKind Kind, string Seed, int Line, string Printed, string Computed, string Why, string? Decided)
{
    /// <summary>What an instructor can decide, in the words of the package.</summary>
    public static IReadOnlyList<string> Choices { get; } = ["replace", "accept_both", "keep"];
}

/// <summary>What comparing a printed solution with the computed keys led to.</summary>
/// <param name="Disagreements">In the order of the paper's text.</param>
/// <param name="Agreements">How many printed answers agree.</param>
/// <param name="Problems">The author's mistakes: disagreements that nobody explains, and explanations without a disagreement.</param>
public sealed record PublishedReport(IReadOnlyList<Disagreement> Disagreements, int Agreements, IReadOnlyList<string> Problems);
