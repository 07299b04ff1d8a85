using System.Globalization;
using System.Text.RegularExpressions;
using Autograder.Reference.Calculators;
using Autograder.Rubrics.Answers;

namespace Autograder.Rubrics.Publishing;

/// <summary>Whether printed decimals are those of the right value: rounded or cut off, both are how people write numbers.</summary>
internal static partial class PrintedDigits
{
    private const int MostDecimals = 12;

    [GeneratedRegex(@"^[-−+]?\d+(?:[.,](?<decimals>\d+))?$", RegexOptions.CultureInvariant)]
    private static partial Regex PlainDecimal();

    /// <summary>False where some printed number has digits that its value does not have. Numbers in another form are not looked at.</summary>
    public static bool Agree(Typed printed, Given value) => (printed, value) switch
    {
        (Typed.Words words, Given.Number number) => Agree(words.Text, number.Value),
        (Typed.List list, Given.List key) when list.Items.Count == key.Items.Count => list.Items.Zip(key.Items).All(pair => Agree(pair.First, pair.Second)),
        _ => true,
    };

    private static bool Agree(string text, double value)
    {
        var match = PlainDecimal().Match(text.Trim());
        var decimals = match.Groups["decimals"].Length;
        if (!match.Success || decimals is 0 or > MostDecimals || !double.IsFinite(value) || Math.Abs(value) > 1e9
            || !double.TryParse(text.Trim().Replace('−', '-').Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var printed))
        {
            return true;
        }

        var unit = Math.Pow(10, -decimals);
        var off = Math.Abs(printed - value) / unit;
        var cutOff = Math.Abs(printed) <= Math.Abs(value) && off < 1;
        // a double that stands for a half may lie on either side of it
        return off <= 0.5 + 1e-6 || cutOff;
    }
}
