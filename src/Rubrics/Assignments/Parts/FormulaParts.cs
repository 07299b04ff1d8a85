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
/// <param name="HasDerivatives">The author's own formula leaves derivatives, so answers may.</param>
public sealed record AuthorFormula(string Text, FormulaKey Key, bool HasDerivatives = false);

/// <summary>Another formula that earns marks.</summary>
public sealed record FormulaReading(AuthorFormula Formula, decimal Share, string Says);

/// <summary>Another formula of false and true that earns marks.</summary>
public sealed record BooleanReading(BooleanFormula Formula, decimal Share, string Says);

/// <summary>One line of a derivation's rubric: a result that must be reached.</summary>
/// <param name="Tex">The result as TeX.</param>
public sealed record RequiredLine(string Id, string Text, Marks Marks, string Tex);
