using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Autograder.Reports.Wording;
using Microsoft.AspNetCore.Html;

namespace Autograder.Api.Results;

/// <summary>Texts with formulas, ready for a page: words are escaped, formulas are MathML of ours, `code` is code.</summary>
internal sealed partial class TextSet(IReadOnlyDictionary<Formula, string> formulas)
{
    private const char MayBreak = '\u200b'; // reports have it in long words; pages break them with a style

    public static TextSet Empty { get; } = new(new Dictionary<Formula, string>());

    public IHtmlContent Html(string text) => Html(RichTextParser.Parse(text));

    public IHtmlContent Html(RichText text) => new HtmlString(string.Concat(text.Segments.Select(Html)));

    /// <summary>A text that has no formulas in it.</summary>
    public static string Plain(string text) => text.Replace(MayBreak.ToString(), "", StringComparison.Ordinal);

    private string Html(Segment segment) => segment.IsFormula
        ? formulas.GetValueOrDefault(new Formula(segment.Text, Display: false)) ?? $"<code>{HtmlEncoder.Default.Encode(segment.Text)}</code>"
        : Code().Replace(HtmlEncoder.Default.Encode(Plain(segment.Text)).Replace("&#x60;", "`", StringComparison.Ordinal), "<code>$1</code>").Replace("&#xA;", "<br>", StringComparison.Ordinal);

    [GeneratedRegex("`([^`]+)`", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
