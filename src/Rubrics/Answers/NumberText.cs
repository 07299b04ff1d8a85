using System.Globalization;
using Autograder.Rubrics.Assignments;

namespace Autograder.Rubrics.Answers;

/// <summary>A typed number as it was understood.</summary>
/// <param name="Value">Null where the text is no number.</param>
/// <param name="Tex">As understood, TeX without dollar signs; null where it was not.</param>
/// <param name="Problem">Why it was not understood, with the place; empty otherwise.</param>
/// <param name="Worked">It was typed as something to work out, such as 4*12, not as one number.</param>
public sealed record NumberReading(double? Value, string? Tex, string Problem, bool Worked);

/// <summary>Numbers as people write them: 0.42, 0,42, 42 %, 1/3, 1.5e-3, −0.2.</summary>
public static class NumberText
{
    public static NumberReading Read(string text, DecimalMark mark)
    {
        var plain = text.Trim().Replace('−', '-').Replace(" ", "");
        if (plain.Length is 0 or > 60)
        {
            return new NumberReading(null, null, "this is not a number", false);
        }

        var value = plain.EndsWith('%') ? Plain(plain[..^1], mark) / 100 : Fraction(plain, mark);
        return value is { } number
            ? new NumberReading(number, number.ToString("G6", CultureInfo.InvariantCulture), "", plain.Contains('/'))
            : new NumberReading(null, null, "this is not a number", false);
    }

    private static double? Fraction(string plain, DecimalMark mark)
    {
        var slash = plain.IndexOf('/');
        return slash > 0 && Plain(plain[..slash], mark) is { } a && Plain(plain[(slash + 1)..], mark) is { } b && b != 0 ? a / b : Plain(plain, mark);
    }

    private static double? Plain(string text, DecimalMark mark)
    {
        var pointed = mark != DecimalMark.Point && text.Count(c => c == ',') == 1 && !text.Contains('.') ? text.Replace(',', '.') : text;
        return double.TryParse(pointed, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value) ? value : null;
    }
}
