using System.Text;
using System.Text.RegularExpressions;

namespace Autograder.Rubrics.Intake;

/// <summary>A submission name pattern taken apart.</summary>
internal sealed record NamePattern(string Text, string Regex, string Example, IReadOnlyList<string> Placeholders)
{
    // A part may not hold an underscore, the usual separator, so that every name can be read in one way only.
    private const string Letters = @"[\p{L}\p{M}'’.\- ]+";
    private const string Code = @"[\p{L}\p{M}\p{Nd}\-]+";
    private const string Anything = @"[\p{L}\p{M}\p{Nd}'’.\- ]+";

    private static readonly Dictionary<string, (string Regex, string Example)> Known = new(StringComparer.Ordinal)
    {
        ["course"] = (Code, "DL"),
        ["assignment"] = (Code, "HW1"),
        ["id"] = (Code, "63210001"),
        ["roll"] = (Code, "2021EE10001"),
        ["number"] = (@"\p{Nd}+", "1"),
        ["group"] = (Code, "G07"),
        ["first"] = (Letters, "Ana"),
        ["last"] = (Letters, "Novak"),
        ["name"] = (Letters, "Ana Novak"),
    };

    internal static NamePattern? Read(string text, out IReadOnlyList<string> problems)
    {
        var found = new List<string>();
        var (regex, example, placeholders) = (new StringBuilder("^"), new StringBuilder(), new List<string>());
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('{', at);
            var literal = text[at..(open < 0 ? text.Length : open)];
            AddLiteral(literal, text, regex, example, found);
            if (open < 0)
            {
                break;
            }

            var close = text.IndexOf('}', open);
            if (close < 0)
            {
                found.Add($"The name pattern '{text}' opens a brace at position {open + 1} that is never closed.");
                break;
            }

            AddPlaceholder(text[(open + 1)..close], text, regex, example, placeholders, found);
            at = close + 1;
        }

        Judge(text, placeholders, found);
        problems = found;
        return found.Count > 0 ? null : new NamePattern(text, regex.Append('$').ToString(), example.ToString(), placeholders);
    }

    private static void AddLiteral(string literal, string text, StringBuilder regex, StringBuilder example, List<string> found)
    {
        if (literal.Contains('}'))
        {
            found.Add($"The name pattern '{text}' closes a brace that was never opened.");
        }

        regex.Append(System.Text.RegularExpressions.Regex.Escape(ComposedText.Compose(literal)));
        example.Append(literal);
    }

    private static void AddPlaceholder(string name, string text, StringBuilder regex, StringBuilder example, List<string> placeholders, List<string> found)
    {
        if (name.Length == 0 || name[0] is < 'a' or > 'z' || !name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_'))
        {
            found.Add($"The name pattern '{text}' has the placeholder '{{{name}}}'; a placeholder is a word of small letters such as {{id}} or {{first}}.");
            return;
        }

        if (placeholders.Contains(name))
        {
            found.Add($"The name pattern '{text}' uses {{{name}}} twice.");
            return;
        }

        var (part, sample) = Known.TryGetValue(name, out var known) ? known : (Anything, name);
        regex.Append("(?<").Append(name).Append('>').Append(part).Append(')');
        example.Append(sample);
        placeholders.Add(name);
    }

    private static void Judge(string text, List<string> placeholders, List<string> found)
    {
        if (text.Contains("}{", StringComparison.Ordinal))
        {
            found.Add($"The name pattern '{text}' has two placeholders side by side; put a separator such as _ between them.");
        }

        if (placeholders.Count == 0 && found.Count == 0)
        {
            found.Add($"The name pattern '{text}' has no placeholder, so every upload would need the same name.");
        }
    }
}
