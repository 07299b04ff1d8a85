using System.Collections.Frozen;
using System.Text;

namespace Autograder.Reference.Expressions;

/// <summary>Replaces characters that mean the same as ASCII ones by those, and remembers where each came from.</summary>
internal sealed class CharacterMap
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱᵀᵗᵏ";
    private const string SuperscriptsMean = "0123456789+-()niTtk";
    private const string Subscripts = "₀₁₂₃₄₅₆₇₈₉₊₋₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ";
    private const string SubscriptsMean = "0123456789+-()aehijklmnoprstuvx";

    private static readonly FrozenDictionary<char, string> Same = Table().ToFrozenDictionary();

    private readonly StringBuilder _text = new();
    private readonly List<int> _offsets = [];

    /// <summary>The text with harmless characters replaced.</summary>
    public string Text => _text.ToString();

    public int OffsetOf(int position) => position < _offsets.Count ? _offsets[position] : _offsets.Count == 0 ? 0 : _offsets[^1] + 1;

    /// <exception cref="NotUnderstoodException">a character that has no meaning, named</exception>
    public static CharacterMap Of(string typed)
    {
        var map = new CharacterMap();
        for (var i = 0; i < typed.Length;)
        {
            if (map.Run(typed, ref i, Superscripts, SuperscriptsMean, "^{") || map.Run(typed, ref i, Subscripts, SubscriptsMean, "_{"))
            {
                continue;
            }
            if (IsBracedComma(typed, i))
            {
                map.Add(",", i);
                i += 3;
                continue;
            }
            if (!Rune.TryGetRuneAt(typed, i, out var rune))
            {
                throw new NotUnderstoodException(i, "half of a character pair stands alone here; the text was damaged when it was saved");
            }
            map.Add(Meaning(rune, i), i);
            i += rune.Utf16SequenceLength;
        }
        return map;
    }

    /// <summary>LaTeX's decimal comma, 0{,}5.</summary>
    private static bool IsBracedComma(string typed, int at) =>
        at > 0 && at + 3 < typed.Length && char.IsAsciiDigit(typed[at - 1]) && string.CompareOrdinal(typed, at, "{,}", 0, 3) == 0 && char.IsAsciiDigit(typed[at + 3]);

    private static string Meaning(Rune rune, int offset)
    {
        if (rune.Value is >= 0x20 and < 0x7F or '\t' or '\n' or '\r')
        {
            return rune.ToString();
        }
        if (rune.IsBmp)
        {
            var letter = (char)rune.Value;
            if (Same.TryGetValue(letter, out var same))
            {
                return same;
            }
            if (Letters.NameOf(letter) is not null || Letters.AccentOf(letter) is not null || "⊙√∂∇∑∏".Contains(letter, StringComparison.Ordinal))
            {
                return rune.ToString();
            }
            if (letter is >= '！' and <= '～')
            {
                return ((char)(letter - '！' + '!')).ToString();
            }
        }
        return Mathematical(rune.Value) ?? throw new NotUnderstoodException(offset, Letters.Refusal(rune));
    }

    /// <summary>Bold, italic and similar letters and digits that editors paste, U+1D400 to U+1D7FF.</summary>
    private static string? Mathematical(int value) => value switch
    {
        >= 0x1D400 and < 0x1D6A4 => ((char)(((value - 0x1D400) % 52) is var i and < 26 ? 'A' + i : 'a' + ((value - 0x1D400) % 52) - 26)).ToString(),
        >= 0x1D7CE and <= 0x1D7FF => ((char)('0' + (value - 0x1D7CE) % 10)).ToString(),
        >= 0x1D6A8 and < 0x1D7C8 when (value - 0x1D6A8) % 58 is >= 26 and <= 50 and var i => ((char)('α' + i - 26)).ToString(),
        _ => null,
    };

    private bool Run(string typed, ref int i, string characters, string mean, string open)
    {
        if (characters.IndexOf(typed[i], StringComparison.Ordinal) < 0)
        {
            return false;
        }
        Add(open, i);
        for (; i < typed.Length && characters.IndexOf(typed[i], StringComparison.Ordinal) is >= 0 and var at; i++)
        {
            Add(mean[at].ToString(), i);
        }
        Add("}", i - 1);
        return true;
    }

    private void Add(string text, int offset)
    {
        _text.Append(text);
        for (var i = 0; i < text.Length; i++)
        {
            _offsets.Add(offset);
        }
    }

    private static Dictionary<char, string> Table()
    {
        var table = new Dictionary<char, string>
        {
            ['∙'] = "*", ['÷'] = "/", ['∕'] = "/", ['⁄'] = "/", ['≤'] = "<=", ['⩽'] = "<=", ['≥'] = ">=", ['⩾'] = ">=", ['≠'] = "!=", ['∧'] = " and ", ['∨'] = " or ",
            ['¬'] = " not ", ['∘'] = "⊙", ['⊗'] = @"\otimes ", ['‖'] = "||", ['∥'] = "||", ['∣'] = "|", ['″'] = "''", ['½'] = "(1/2)", ['¼'] = "(1/4)", ['¾'] = "(3/4)", ['⅓'] = "(1/3)",
            ['⅔'] = "(2/3)", ['⅛'] = "(1/8)", ['∞'] = @"\infty ", ['≈'] = "=", ['≔'] = "=", ['Σ'] = "∑", ['Π'] = "∏", ['⊤'] = @"\top ", ['⟂'] = @"\top ", ['…'] = "...",
            ['〈'] = "(", ['〉'] = ")", ['\u200B'] = "", ['\u200C'] = "", ['\u200D'] = "", ['\u2060'] = "", ['\uFEFF'] = "", ['\u00AD'] = "", ['、'] = ",",
        };
        foreach (var c in "−–—‒‐‑﹣")
        {
            table[c] = "-";
        }
        foreach (var c in "×·⋅•∗⁎✕✖")
        {
            table[c] = "*";
        }
        foreach (var c in "’‘′ʹ´")
        {
            table[c] = "'";
        }
        foreach (var c in "\u00A0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000\u2061\u2062")
        {
            table[c] = " ";
        }
        return table;
    }
}
