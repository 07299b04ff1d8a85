using Autograder.Reference.Expressions;
using Autograder.Rubrics.Assignments.Parts;

namespace Autograder.Rubrics.Checks.Parts;

/// <summary>Whether a formula has the form that is asked for, beyond its value.</summary>
internal static class FormJudge
{
    /// <summary>What is missing, to follow "The value is right, but"; null where nothing is.</summary>
    public static string? Missing(Forms forms, Expression formula)
    {
        var used = Symbols.In(formula).Select(s => s.Key).ToHashSet();
        return forms.Uses.FirstOrDefault(name => !used.Contains(Vocabulary.SymbolOf(name).Key)) is { } unused ? $"it is asked for in {unused}"
            : forms.Without.FirstOrDefault(name => used.Contains(Vocabulary.SymbolOf(name).Key)) is { } unwanted ? $"it is asked for without {unwanted}"
            : null;
    }
}
