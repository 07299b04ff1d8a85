using System.Text.RegularExpressions;

namespace Autograder.Rubrics.Proving;

/// <summary>Which lines of Python are worth changing: statements that compute.</summary>
internal static partial class MutableCode
{
    /// <summary>Statements inside functions: no comments, docstrings, prints, imports, definitions or error messages.</summary>
    public static bool Line(string line) => line.Length > line.TrimStart().Length && Computes(line);

    /// <summary>Statements of a cell, wherever they stand; none that draw, show or talk to the notebook.</summary>
    public static bool NotebookLine(string line) => Computes(line) && !Shows().IsMatch(line.TrimStart());

    private static bool Computes(string line)
    {
        var trimmed = line.TrimStart();
        return trimmed.Length > 0 && !NoCode().IsMatch(trimmed) && !trimmed.Contains('"') && !trimmed.Contains('\'');
    }

    [GeneratedRegex(@"^(#|print\b|import\b|from\b|def\b|class\b|raise\b|assert\b|pass\b|@)")]
    private static partial Regex NoCode();

    [GeneratedRegex(@"^([%!?]|display\b|(plt|ax\d?|axs?|axes|fig(ure)?|sns)\b)|\b(plt|tqdm)\.|\btime\(\)")]
    private static partial Regex Shows();
}
