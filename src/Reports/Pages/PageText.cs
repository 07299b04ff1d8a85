using System.Net;
using System.Text;

namespace Autograder.Reports.Pages;

/// <summary>Text for pages.</summary>
public static class PageText
{
    internal const int Longest = 50_000;
    private const char Unknown = '\ufffd';

    /// <summary>The text as HTML, without marks that would change how what follows reads.</summary>
    public static string Escape(string text) => WebUtility.HtmlEncode(Clean(text));

    /// <summary>The same with its line breaks.</summary>
    internal static string WithBreaks(string text) => Escape(text).Replace("\n", "<br>");

    /// <summary>As reports set it: control characters are seen as pictures of themselves; marks of direction, which can make one name look like another, and places for breaks are left out.</summary>
    internal static string Clean(string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0) return text;
        StringBuilder clean = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '\n' or '\t' => clean.Append((char)rune.Value),
                '\r' => clean,
                0x2028 or 0x2029 => clean.Append('\n'),
                < 0x20 => clean.Append((char)(0x2400 + rune.Value)),
                >= 0x7f and <= 0x9f or 0xfffe or 0xffff => clean.Append(Unknown),
                0x200b or 0x200e or 0x200f or (>= 0x202a and <= 0x202e) or (>= 0x2060 and <= 0x206f) or 0xfeff or (>= 0xfff9 and <= 0xfffb) or (>= 0xe0000 and <= 0xe0fff) => clean,
                _ => clean.Append(rune.ToString()),
            };
        }
        return clean.ToString();
    }
}
