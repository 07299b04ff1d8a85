using System.Globalization;
using System.Text;

namespace Autograder.Api.People;

/// <summary>Names of people as others see them.</summary>
internal static class ShownName
{
    /// <summary>Without characters that nobody sees, or that turn round the writing of what stands behind them.</summary>
    public static string Clean(string typed) => string.Concat(typed.EnumerateRunes().Where(IsSeen).Select(rune => rune.ToString())).Trim();

    private static bool IsSeen(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse)
        && rune != Rune.ReplacementChar;
}
