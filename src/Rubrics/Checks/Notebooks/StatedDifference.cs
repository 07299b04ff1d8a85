using System.Text;

namespace Autograder.Rubrics.Checks.Notebooks;

/// <summary>What is said of a model beside another one.</summary>
internal enum Difference { Better, Worse, NotClear }

/// <summary>Reads which of two models a student holds for the better one.</summary>
internal static class StatedDifference
{
    private static readonly Dictionary<string, Difference> Words = new()
    {
        ["better"] = Difference.Better,
        ["higher"] = Difference.Better,
        ["improved"] = Difference.Better,
        ["worse"] = Difference.Worse,
        ["lower"] = Difference.Worse,
        ["no clear difference"] = Difference.NotClear,
        ["no difference"] = Difference.NotClear,
        ["no significant difference"] = Difference.NotClear,
        ["not clear"] = Difference.NotClear,
        ["unclear"] = Difference.NotClear,
        ["same"] = Difference.NotClear,
        ["the same"] = Difference.NotClear,
        ["equal"] = Difference.NotClear,
        ["equally good"] = Difference.NotClear,
        ["similar"] = Difference.NotClear,
        ["comparable"] = Difference.NotClear,
        ["neither"] = Difference.NotClear,
        ["tie"] = Difference.NotClear,
    };

    /// <summary>What may be typed, for people.</summary>
    public const string Choices = "better, worse or no-clear-difference";

    /// <summary>Null where the words are not understood. The name of one of the models says that this one is better.</summary>
    public static Difference? Read(string text, IEnumerable<string> names, IEnumerable<string> otherNames)
    {
        var words = Plain(text);
        return Words.TryGetValue(words, out var said) ? said
            : names.Any(n => Plain(n) == words) ? Difference.Better
            : otherNames.Any(n => Plain(n) == words) ? Difference.Worse
            : null;
    }

    /// <summary>Lower case, with single spaces between words and nothing else.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var c in text.ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(c))
            {
                plain.Append(c);
            }
            else if (plain.Length > 0 && plain[^1] != ' ')
            {
                plain.Append(' ');
            }
        }

        return plain.ToString().TrimEnd();
    }
}
