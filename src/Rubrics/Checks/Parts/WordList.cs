using System.Collections.Concurrent;
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

    /// <summary>What authors look for, split once; authors' words are few.</summary>
    private static readonly ConcurrentDictionary<string, WordList> Authors = new(StringComparer.Ordinal);

    /// <summary>A text of an author, kept for the next student.</summary>
    public static WordList OfAuthor(string text) => Authors.GetOrAdd(text, static t => new WordList(t));

    /// <summary>Whether a word that starts with the given one is there; of several words, all of them near each other and in order; signs such as -> as they stand.</summary>
    public bool Has(string phrase)
    {
        var wanted = OfAuthor(phrase)._words;
        if (wanted.Count == 0)
        {
            return _text.Contains(phrase.Trim(), StringComparison.Ordinal);
        }

        for (var at = 0; at < _words.Count; at++)
        {
            if (StartsAt(wanted, at))
            {
                return true;
            }
        }

        return false;
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

        for (var next = 1; next < wanted.Count; next++)
        {
            var last = Math.Min(at + 1 + MostBetween, _words.Count - 1);
            do
            {
                at++;
            }
            while (at <= last && !Fits(_words[at], wanted[next]));
            if (at > last)
            {
                return false;
            }
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
