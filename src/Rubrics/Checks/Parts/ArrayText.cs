using System.Text.RegularExpressions;
using Autograder.Reference.Expressions;
using Autograder.Rubrics.Answers;

namespace Autograder.Rubrics.Checks.Parts;

/// <summary>Lists typed as one text: <c>(3, 4)</c>, <c>[1 2; 3 4]</c>, <c>28×28×1</c>, <c>3x4</c>, LaTeX matrices.</summary>
internal static partial class ArrayText
{
    private const int MostDimensions = 200;

    /// <summary>What the formula reader takes for a list or a number in brackets; null where it does not, and words or other separators may be meant.</summary>
    public static AnswerArray? Read(string text, DecimalMark mark)
    {
        if (text.TrimStart() is not ['[' or '(' or '{' or '\\', ..] || IsDimensions(text))
        {
            return null;
        }

        var parsed = TypedConstant.ReadArray(text, mark);
        if (!parsed.Understood)
        {
            return null;
        }

        var written = parsed.Value.Written is Expression.Array array ? [.. array.Items.SelectMany(i => i is Expression.Array row ? (IEnumerable<Expression>)row.Items : [i])] : (List<Expression>)[parsed.Value.Written];
        var values = parsed.Value.Values;
        var entries = new List<Entry>();
        for (var i = 0; i < values.Length; i++)
        {
            var typed = written.Count == values.Length ? written[i] : null;
            entries.Add(new Entry(values.Values[i], typed is null ? Numbers.Shown(values.Values[i]) : PlainPrinter.Print(typed), typed is not null && NumberText.IsWorked(typed)));
        }

        return parsed.Value.Written is Expression.Array ? new AnswerArray([.. values.Shape], entries) : values.Length == 1 ? new AnswerArray([], entries) : new AnswerArray([.. values.Shape], entries);
    }

    public static Typed Split(string text, DecimalMark mark)
    {
        var inner = text.Trim();
        if (inner.StartsWith("[[", StringComparison.Ordinal) || inner.StartsWith("((", StringComparison.Ordinal))
        {
            inner = inner.Replace("],", ";").Replace("),", ";").Replace("] [", ";").Replace("][", ";");
        }

        var bare = inner.Trim('(', ')', '[', ']', '{', '}', ' ');
        if (!bare.Contains('(') && !bare.Contains('['))
        {
            inner = bare;
        }

        var rows = inner.Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return rows.Length > 1 ? new Typed.List([.. rows.Select(row => Row(row.Trim('(', ')', '[', ']', ' '), mark))]) : Row(inner, mark);
    }

    private static Typed Row(string text, DecimalMark mark)
    {
        var separated = Separators(text, mark).Select(s => text.Split(s, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).FirstOrDefault(pieces => pieces.Length > 1);
        return separated is null ? new Typed.Words(text) : new Typed.List([.. separated.Select(piece => new Typed.Words(piece))]);
    }

    /// <summary>A comma separates unless decimals are written with it; ×, x and by separate dimensions, spaces plain numbers.</summary>
    private static IEnumerable<string[]> Separators(string text, DecimalMark mark)
    {
        if (mark != DecimalMark.Comma || text.Contains(", "))
        {
            yield return mark == DecimalMark.Comma ? [", "] : [","];
        }

        if (IsDimensions(text))
        {
            yield return ["×", "x", " by "];
        }

        if (PlainNumbers().IsMatch(text))
        {
            yield return [" "];
        }
    }

    /// <summary>Only short texts are tried: the pattern takes the square of the time on long runs of spaces.</summary>
    private static bool IsDimensions(string text) => text.Length <= MostDimensions && Dimensions().IsMatch(text);

    /// <summary>Lengths with signs between them that say "by".</summary>
    [GeneratedRegex(@"^\s*[\[\(]?\s*([0-9]+|[A-Z])(\s*(×|x|by)\s*([0-9]+|[A-Z]))+\s*[\]\)]?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Dimensions();

    [GeneratedRegex(@"^[-−+]?[0-9.,]+(\s+[-−+]?[0-9.,]+)+$", RegexOptions.CultureInvariant)]
    private static partial Regex PlainNumbers();
}
