using System.Globalization;
using System.Text;

namespace Autograder.Reports.Wording;

/// <summary>Makes any text fit: cut to a length, and given places where a long word may break.</summary>
internal static class PlainText
{
    private const char BreakHere = '\u200b';
    private const int LongestUnbroken = 22;

    /// <summary>On one line, at most <paramref name="most"/> UTF-16 units (never half a character), breakable.</summary>
    public static string Line(string text, int most) => Breakable(Cut(Flat(text), most));

    /// <summary>With its own line breaks, at most <paramref name="most"/> units, breakable.</summary>
    public static string Block(string text, int most) => Breakable(Cut(text.ReplaceLineEndings("\n").Trim(), most));

    /// <summary>At most <paramref name="most"/> units and then "…"; for texts that take no breaks, such as alt texts and charts.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most) return text;
        int end = most - 1;
        // Walks back over at most a few units: to the start of a letter with its accents, as a reader counts letters.
        while (end > most - 16 && end > 0 && !StartsLetter(text, end)) end--;
        return string.Concat(text.AsSpan(0, end), "…");
    }

    /// <summary>One line of at most so many columns; a character of Chinese, Japanese or Korean, and most emoji, count as two.</summary>
    public static string Columns(string text, int most)
    {
        string flat = Flat(text);
        int columns = 0, end = 0;
        foreach (Rune rune in flat.EnumerateRunes())
        {
            columns += Width(rune);
            if (columns >= most) return Cut(flat, Math.Max(end, 1));
            end += rune.Utf16SequenceLength;
        }
        return flat;
    }

    /// <summary>How many columns of a fixed-width font a character takes.</summary>
    public static int Width(Rune rune) => rune.Value >= 0x2e80 || rune.Value is >= 0x1100 and < 0x1200 ? 2 : 1;

    /// <summary>Line breaks and tabs become single spaces.</summary>
    public static string Flat(string text) => text.AsSpan().IndexOfAny('\n', '\r', '\t') < 0
        ? text.Trim()
        : string.Join(' ', text.Split(['\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>With zero-width spaces where a word longer than a column may break.</summary>
    public static string Breakable(string text)
    {
        if (text.Length <= LongestUnbroken) return text;
        StringBuilder result = new(text.Length + 8);
        int run = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i])) run = 0;
            else if (run >= BreakAfter(text, i) && StartsLetter(text, i)) { result.Append(BreakHere); run = 0; }
            result.Append(text[i]);
            run++;
        }
        return result.ToString();
    }

    // A break after a joint of an identifier or path is easier to read than one in the middle of a part.
    private static int BreakAfter(string text, int at) =>
        at > 0 && (text[at - 1] is '_' or '/' or '\\' or '.' or ',' or '=' or '(') ? LongestUnbroken / 3 : LongestUnbroken;

    private static bool StartsLetter(string text, int at) => !char.IsLowSurrogate(text[at])
        && text[at] != '\u200d' && (at == 0 || text[at - 1] != '\u200d')
        && CharUnicodeInfo.GetUnicodeCategory(text, at)
            is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark);
}
