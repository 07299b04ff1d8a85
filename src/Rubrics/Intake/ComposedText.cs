using System.Text;

namespace Autograder.Rubrics.Intake;

/// <summary>
/// Composed form of file names (Unicode NFC for European letters and Korean syllables), so that "č" written as one
/// character and as "c" with a caron, as macOS does, are the same name.
/// </summary>
internal static class ComposedText
{
    private const int SyllableBase = 0xAC00, LeadBase = 0x1100, VowelBase = 0x1161, TailBase = 0x11A7;
    private const int LeadCount = 19, VowelCount = 21, TailCount = 28, SyllableCount = LeadCount * VowelCount * TailCount;

    internal static string Compose(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var composed = new StringBuilder(text.Length);
        var letter = -1;
        foreach (var original in text)
        {
            var c = Single(original);
            var joined = letter < 0 ? '\0' : Join(composed[letter], c);
            if (joined != '\0')
            {
                composed[letter] = joined;
                continue;
            }

            composed.Append(c);
            letter = CompositionTable.IsMark(c) ? letter : composed.Length - 1;
        }

        return composed.ToString();
    }

    /// <summary>Characters whose canonical form is another single character.</summary>
    private static char Single(char c) => c switch
    {
        '\u212A' => 'K',
        '\u212B' => '\u00C5',
        '\u2126' => '\u03A9',
        _ => c,
    };

    private static char Join(char letter, char next)
    {
        if (CompositionTable.IsMark(next))
        {
            return CompositionTable.Compose(letter, next);
        }

        var (lead, vowel) = (letter - LeadBase, next - VowelBase);
        if (lead is >= 0 and < LeadCount && vowel is >= 0 and < VowelCount)
        {
            return (char)(SyllableBase + (((lead * VowelCount) + vowel) * TailCount));
        }

        var (syllable, tail) = (letter - SyllableBase, next - TailBase);
        return syllable is >= 0 and < SyllableCount && syllable % TailCount == 0 && tail is > 0 and < TailCount ? (char)(letter + tail) : '\0';
    }
}
