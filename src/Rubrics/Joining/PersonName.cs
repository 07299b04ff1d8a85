using System.Text;
using Autograder.Rubrics.Intake;

namespace Autograder.Rubrics.Joining;

/// <summary>A name as people type it: in any order, with or without diacritics and middle names, with typing mistakes.</summary>
internal sealed class PersonName
{
    /// <summary>Longest name that is compared; nobody is called more.</summary>
    private const int MostLength = 120;

    private const int MostParts = 8;

    /// <summary>What each part of the other name that has no partner costs.</summary>
    private const double LeftOver = 0.02;

    private readonly IReadOnlyList<string> _parts;

    public PersonName(string text) => _parts = [.. Fold(text.Length > MostLength ? text[..MostLength] : text)
        .Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(part => part.Any(char.IsLetter)).Take(MostParts)];

    /// <summary>How well this name, as typed, fits a person's full name: from 0 to 1. Every part that was typed looks for its own partner; 1 means that all are the same but for diacritics and order.</summary>
    public double Fits(PersonName full)
    {
        if (_parts.Count == 0 || full._parts.Count == 0)
        {
            return 0;
        }

        var free = full._parts.ToList();
        var sum = 0.0;
        foreach (var part in _parts.OrderByDescending(p => p.Length))
        {
            var best = free.Count == 0 ? null : free.MaxBy(other => Likeness(part, other));
            if (best is not null)
            {
                sum += Likeness(part, best);
                free.Remove(best);
            }
        }

        return Math.Max(0, sum / _parts.Count - LeftOver * free.Count);
    }

    /// <summary>Small letters without diacritics; everything that is no letter or digit is a space.</summary>
    private static string Fold(string text)
    {
        var folded = new StringBuilder();
        foreach (var c in ComposedText.Compose(text))
        {
            var letter = char.ToLowerInvariant(CompositionTable.BaseOf(c));
            folded.Append(letter switch
            {
                'đ' or 'ð' => "d",
                'ł' => "l",
                'ø' => "o",
                'ß' => "ss",
                'æ' => "ae",
                'œ' => "oe",
                'þ' => "th",
                'ı' => "i",
                '\'' or '’' => "",
                _ when char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) => letter.ToString(),
                _ => " ",
            });
        }

        return folded.ToString();
    }

    /// <summary>1 less the share of letters to be added, taken away, changed or swapped with their neighbour (optimal string alignment).</summary>
    private static double Likeness(string a, string b)
    {
        if (a == b)
        {
            return 1;
        }

        var distance = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                distance[i, j] = i == 0 || j == 0 ? i + j : Math.Min(
                    Math.Min(distance[i - 1, j], distance[i, j - 1]) + 1,
                    distance[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    distance[i, j] = Math.Min(distance[i, j], distance[i - 2, j - 2] + 1);
                }
            }
        }

        return 1 - (double)distance[a.Length, b.Length] / Math.Max(a.Length, b.Length);
    }
}
