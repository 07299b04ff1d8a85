using System.Collections.Frozen;
using System.Text;

namespace Autograder.Reference.Expressions;

/// <summary>Letters beyond ASCII: Greek ones are names, accents become part of a name, look-alikes of Latin letters are refused.</summary>
internal static class Letters
{
    private const string GreekSmall = "αβγδεζηθικλμνξ πρςστυφχψω";

    private static readonly string[] SmallNames =
    [
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi", "", "pi", "rho", "sigma",
        "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
    ];

    private static readonly FrozenDictionary<char, string> Names = Build().ToFrozenDictionary();

    private static readonly FrozenSet<string> GreekNames =
        [.. SmallNames.Where(n => n.Length > 0), "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi", "Omega"];

    private static readonly FrozenDictionary<char, string> Accents = new Dictionary<char, string>
    {
        ['\u0302'] = "hat", ['\u0304'] = "bar", ['\u0305'] = "bar", ['\u0303'] = "tilde", ['\u0307'] = "dot",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<char, string> Accented = new Dictionary<char, string>
    {
        ['ŷ'] = "yhat", ['Ŷ'] = "Yhat", ['ĥ'] = "hhat", ['ŵ'] = "what", ['â'] = "ahat", ['ê'] = "ehat", ['ĝ'] = "ghat", ['ĵ'] = "jhat", ['ŝ'] = "shat",
        ['ô'] = "ohat", ['î'] = "ihat", ['û'] = "uhat", ['ẑ'] = "zhat", ['ĉ'] = "chat", ['ȳ'] = "ybar", ['ā'] = "abar", ['ē'] = "ebar", ['ō'] = "obar",
        ['ū'] = "ubar", ['ã'] = "atilde", ['ñ'] = "ntilde", ['õ'] = "otilde", ['ỹ'] = "ytilde",
    }.ToFrozenDictionary();

    /// <summary>Letters of other scripts that look Latin: what they look like and what they are.</summary>
    private static readonly FrozenDictionary<char, (char Like, string Name)> LookAlikes = Foreign().ToFrozenDictionary();

    public static bool IsGreekName(string name) => GreekNames.Contains(name);

    /// <summary>The name that a single letter beyond ASCII stands for.</summary>
    public static string? NameOf(char letter) => Names.GetValueOrDefault(letter) ?? Accented.GetValueOrDefault(letter);

    public static string? AccentOf(char mark) => Accents.GetValueOrDefault(mark);

    /// <summary>Says what a character is that cannot be used.</summary>
    public static string Refusal(Rune rune)
    {
        if (rune.IsBmp && LookAlikes.TryGetValue((char)rune.Value, out var found))
        {
            return $"'{rune}' looks like the letter {found.Like} but is the {found.Name}; type {found.Like} on a Latin keyboard";
        }
        var shown = Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format ? "an invisible character" : $"the character '{rune}'";
        return $"{shown} (U+{rune.Value:X4}) has no meaning in a formula here";
    }

    private static Dictionary<char, string> Build()
    {
        var names = new Dictionary<char, string>
        {
            ['Γ'] = "Gamma", ['Δ'] = "Delta", ['Θ'] = "Theta", ['Λ'] = "Lambda", ['Ξ'] = "Xi", ['Φ'] = "Phi", ['Ψ'] = "Psi", ['Ω'] = "Omega",
            ['ϵ'] = "epsilon", ['ϑ'] = "theta", ['ϕ'] = "phi", ['ϱ'] = "rho", ['µ'] = "mu", ['ℓ'] = "ell", ['ℒ'] = "L", ['∆'] = "Delta", ['Ω'] = "Omega",
        };
        for (var i = 0; i < GreekSmall.Length; i++)
        {
            if (SmallNames[i].Length > 0)
            {
                names[GreekSmall[i]] = SmallNames[i];
            }
        }
        return names;
    }

    private static Dictionary<char, (char, string)> Foreign()
    {
        var found = new Dictionary<char, (char, string)>();
        const string cyrillic = "аесорхуіјѕАВЕКМНОРСТХІЈЅ";
        const string cyrillicLike = "aecopxyijsABEKMHOPCTXIJS";
        for (var i = 0; i < cyrillic.Length; i++)
        {
            found[cyrillic[i]] = (cyrillicLike[i], $"Cyrillic letter '{cyrillic[i]}' (U+{(int)cyrillic[i]:X4})");
        }
        const string greek = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο";
        const string greekLike = "ABEZHIKMNOPTYXo";
        for (var i = 0; i < greek.Length; i++)
        {
            found[greek[i]] = (greekLike[i], $"Greek letter '{greek[i]}' (U+{(int)greek[i]:X4})");
        }
        return found;
    }
}
