using System.Text.RegularExpressions;

namespace Autograder.Rubrics.Proving;

/// <summary>A small change of the reference that ought to be noticed.</summary>
/// <param name="Line">1-based.</param>
/// <param name="Was">The line before.</param>
/// <param name="Now">The line after.</param>
internal sealed record Mutant(string File, int Line, string Was, string Now, string Text);

/// <summary>Makes mutants of a Python file by changing one operator, axis, constant or transpose at a time, in code lines of functions only.</summary>
internal static partial class MutantMaker
{
    private static readonly (Regex Find, string Replace)[] Changes =
    [
        (Plus(), " - "), (Minus(), " + "), (Times(), " / "), (Divided(), " * "), (Transpose(), ""), (AxisZero(), "axis=1"), (AxisOne(), "axis=0"),
        (SubtractIn(), "+="), (AddIn(), "-="), (Squared(), "** 3"), (OneMinus(), "(2 - "), (Matmul(), " * "), (Less(), " >= "),
    ];

    /// <summary>At most <paramref name="most"/> mutants, spread evenly over the file; the same file gives the same mutants.</summary>
    public static IReadOnlyList<Mutant> Make(string file, string text, int most)
    {
        var lines = text.Split('\n');
        var all = new List<Mutant>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (IsCode(lines[i]))
            {
                all.AddRange(OfLine(file, lines, i));
            }
        }

        return all.Count <= most ? all : [.. Enumerable.Range(0, most).Select(k => all[(int)((long)k * all.Count / most)])];
    }

    private static IEnumerable<Mutant> OfLine(string file, string[] lines, int index)
    {
        var line = lines[index];
        var comment = line.IndexOf(" #", StringComparison.Ordinal);
        var code = comment < 0 ? line : line[..comment];
        foreach (var (find, replace) in Changes)
        {
            if (find.Match(code) is { Success: true } match)
            {
                var now = code[..match.Index] + replace + code[(match.Index + match.Length)..];
                var changed = (string[])lines.Clone();
                changed[index] = now;
                yield return new Mutant(file, index + 1, line.Trim(), now.Trim(), string.Join('\n', changed));
            }
        }
    }

    /// <summary>Statements inside functions that compute: no comments, docstrings, prints, imports, definitions or error messages.</summary>
    private static bool IsCode(string line)
    {
        var trimmed = line.TrimStart();
        return line.Length > trimmed.Length && trimmed.Length > 0 && !NoCode().IsMatch(trimmed) && !trimmed.Contains('"') && !trimmed.Contains('\'');
    }

    [GeneratedRegex(@"^(#|print\b|import\b|from\b|def\b|class\b|raise\b|assert\b|pass\b|@)")]
    private static partial Regex NoCode();

    [GeneratedRegex(@" \+ ")]
    private static partial Regex Plus();

    [GeneratedRegex(@" - ")]
    private static partial Regex Minus();

    [GeneratedRegex(@" \* ")]
    private static partial Regex Times();

    [GeneratedRegex(@" / ")]
    private static partial Regex Divided();

    [GeneratedRegex(@"\.T\b")]
    private static partial Regex Transpose();

    [GeneratedRegex(@"\baxis=0\b")]
    private static partial Regex AxisZero();

    [GeneratedRegex(@"\baxis=1\b")]
    private static partial Regex AxisOne();

    [GeneratedRegex(@"-=")]
    private static partial Regex SubtractIn();

    [GeneratedRegex(@"\+=")]
    private static partial Regex AddIn();

    [GeneratedRegex(@"\*\* ?2\b")]
    private static partial Regex Squared();

    [GeneratedRegex(@"\(1(\.0)? - ")]
    private static partial Regex OneMinus();

    [GeneratedRegex(@" @ ")]
    private static partial Regex Matmul();

    [GeneratedRegex(@" < ")]
    private static partial Regex Less();
}
