using System.Globalization;
using System.Text;

namespace Autograder.Rubrics.Checks.Parts;

/// <summary>A text as a list of plain words: lower case, without accents and punctuation.</summary>
internal sealed class WordList
{
    private const int MostWords = 20_000;
    private const int MostBetween = 2;
    private const int StemLength = 6;
    private static readonly HashSet<string> Fillers =
        ["the", "a", "an", "of", "to", "and", "or", "in", "is", "are", "it", "that", "this", "for", "on", "with", "as", "be", "by", "we", "its", "at", "from"];

    private readonly string _text;
    private readonly List<string> _words;
    private readonly HashSet<string> _stems;

    public WordList(string text)
    {
        _text = text;
        _words = Split(text);
        _stems = [.. _words.Where(w => !Fillers.Contains(w)).Select(Stem)];
    }

    /// <summary>Whether a word that starts with the given one is there; of several words, all of them near each other and in order; signs such as -> as they stand.</summary>
    public bool Has(string phrase)
    {
        var wanted = Split(phrase);
        return wanted.Count == 0 ? _text.Contains(phrase.Trim(), StringComparison.Ordinal) : Enumerable.Range(0, _words.Count).Any(at => StartsAt(wanted, at));
    }

    /// <summary>Share of the other's words (without the commonest) that are here as well, by their stems.</summary>
    public double LikenessTo(WordList other) =>
        other._stems.Count == 0 ? 0 : (double)other._stems.Count(_stems.Contains) / other._stems.Count;

    private bool StartsAt(List<string> wanted, int at)
    {
        if (!Fits(_words[at], wanted[0]))
        {
            return false;
        }

        foreach (var next in wanted.Skip(1))
        {
            var found = Enumerable.Range(at + 1, MostBetween + 1).FirstOrDefault(i => i < _words.Count && Fits(_words[i], next), -1);
            if (found < 0)
            {
                return false;
            }

            at = found;
        }

        return true;
    }

    /// <summary>Short words and numbers must be whole; longer ones are stems.</summary>
    private static bool Fits(string word, string stem) => stem.Length <= 3 || char.IsAsciiDigit(stem[0]) ? word == stem : word.StartsWith(stem, StringComparison.Ordinal);

    private static string Stem(string word) => word.Length <= StemLength ? word : word[..StemLength];

    private static List<string> Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormKD))
        {
            if (char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            if (char.IsLetterOrDigit(c))
            {
                word.Append(char.ToLowerInvariant(c));
            }
            else if (word.Length > 0 && c is not ('\'' or '’'))
            {
                words.Add(word.ToString());
                word.Clear();
            }

            if (words.Count >= MostWords)
            {
                return words;
            }
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }
}
