using System.Globalization;
using System.Text;

namespace Autograder.Rubrics.Intake;

/// <summary>A name from an upload as it can be put into a message: nothing invisible, nothing that turns the line around, not too long.</summary>
internal static class ShownName
{
    private const int MaxLength = 100;

    internal static string Of(string name)
    {
        var shown = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            if (shown.Length >= MaxLength)
            {
                return shown.Append('…').ToString();
            }

            var hidden = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse;
            shown.Append(hidden ? "\uFFFD" : rune.ToString());
        }

        return shown.ToString();
    }
}
