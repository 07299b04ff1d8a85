using System.Text;
using System.Text.RegularExpressions;

namespace Autograder.Reports.Exports;

/// <summary>One quoted CSV cell that no spreadsheet reads as a formula.</summary>
internal static partial class CsvCell
{
    // Full-width and small forms, the true minus and the superscripts count: some programs fold them into = + - @ on import.
    private const string Starters = "=+\\-@|%\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212\u207a\u207b\u207c\u208a\u208b\u208c\uff5c\uff05";

    // What a program may skip before it looks at the first character: spaces, quotes, invisible and zero-width characters.
    private const string Skipped = "\\s\"'\u00a0\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3000\ufeff";

    [GeneratedRegex($"^[{Skipped}]*[{Starters}]", RegexOptions.CultureInvariant)]
    private static partial Regex Formula();

    // Where the semicolon separates cells, a program splits our cell there and sees a new beginning.
    [GeneratedRegex($";(?=[{Skipped}]*[{Starters}])", RegexOptions.CultureInvariant)]
    private static partial Regex FormulaAfterSemicolon();

    /// <summary>Text, quoted; an apostrophe goes before what a spreadsheet would compute. Control characters, line breaks and what turns the writing round become spaces.</summary>
    public static string Text(string text)
    {
        string flat = Flatten(text);
        // A leading tab or return is a starter too, even where it has just become a space.
        bool dangerous = Formula().IsMatch(flat) || (text.Length > 0 && text[0] is '\t' or '\r' or '\n');
        string safe = FormulaAfterSemicolon().Replace(flat, ";'");
        return $"\"{(dangerous ? "'" : "")}{safe.Replace("\"", "\"\"")}\"";
    }

    private static string Flatten(string text)
    {
        StringBuilder result = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes()) result.Append(Rune.IsControl(rune) || rune.Value is (>= 0x2028 and <= 0x202e) or (>= 0x2066 and <= 0x2069) ? " " : rune.ToString());
        return result.ToString();
    }
}
