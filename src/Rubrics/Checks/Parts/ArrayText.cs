using Autograder.Rubrics.Answers;
using Autograder.Rubrics.Assignments;

namespace Autograder.Rubrics.Checks.Parts;

/// <summary>Lists typed as one text: <c>(3, 4)</c>, <c>[1 2; 3 4]</c>, <c>28×28×1</c>, <c>3x4</c>.</summary>
internal static class ArrayText
{
    public static Typed Split(string text, DecimalMark mark)
    {
        var inner = text.Trim();
        if (inner.StartsWith("[[", StringComparison.Ordinal) || inner.StartsWith("((", StringComparison.Ordinal))
        {
            inner = inner.Replace("],", ";").Replace("),", ";").Replace("] [", ";").Replace("][", ";");
        }

        inner = inner.Trim('(', ')', '[', ']', '{', '}', ' ');
        var rows = inner.Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return rows.Length > 1 ? new Typed.List([.. rows.Select(row => Row(row.Trim('(', ')', '[', ']', ' '), mark))]) : Row(inner, mark);
    }

    private static Typed Row(string text, DecimalMark mark)
    {
        var separated = Separators(text, mark).Select(s => text.Split(s, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).FirstOrDefault(pieces => pieces.Length > 1);
        return separated is null ? new Typed.Words(text) : new Typed.List([.. separated.Select(piece => new Typed.Words(piece))]);
    }

    /// <summary>A comma separates unless decimals are written with it; ×, x and by separate dimensions.</summary>
    private static IEnumerable<string[]> Separators(string text, DecimalMark mark)
    {
        if (mark != DecimalMark.Comma || text.Contains(", "))
        {
            yield return mark == DecimalMark.Comma ? [", "] : [","];
        }

        yield return ["×", " x ", " by "];
        if (text.All(c => char.IsAsciiLetterOrDigit(c)) && text.Contains('x'))
        {
            yield return ["x"];
        }

        yield return [" "];
    }
}
