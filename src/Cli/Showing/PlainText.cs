using System.Text;

namespace Autograder.Cli.Showing;

/// <summary>Text of others made fit for a terminal: names and program output may hold escape sequences.</summary>
internal static class PlainText
{
    /// <summary>One line, at most so many characters.</summary>
    public static string Line(string text, int most = 200)
    {
        var clean = Clean(text, keepLines: false).Trim();
        return clean.Length <= most ? clean : string.Concat(clean.AsSpan(0, char.IsHighSurrogate(clean[most - 2]) ? most - 2 : most - 1), "…");
    }

    /// <summary>Any number of lines.</summary>
    public static string Block(string text) => Clean(text, keepLines: true);

    private static string Clean(string text, bool keepLines)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (keepLines && rune.Value == '\n')
            {
                result.Append('\n');
            }
            else
            {
                result.Append(Rune.IsControl(rune) || IsDirection(rune.Value) ? " " : rune.ToString());
            }
        }

        return result.ToString();
    }

    /// <summary>Characters that turn the reading direction and so can make a line read as another one.</summary>
    private static bool IsDirection(int value) => value is >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 or 0x2028 or 0x2029;
}
