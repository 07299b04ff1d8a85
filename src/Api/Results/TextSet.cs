using Autograder.Reports.Pages;
using Autograder.Reports.Wording;
using Microsoft.AspNetCore.Html;

namespace Autograder.Api.Results;

/// <summary>Texts with formulas and code, ready for a page: words are escaped, formulas are MathML of ours.</summary>
internal sealed class TextSet(IReadOnlyDictionary<Formula, string> formulas)
{
    public static TextSet Empty { get; } = new(new Dictionary<Formula, string>());

    public IHtmlContent Html(string text) => Html(RichTextParser.Parse(text));

    public IHtmlContent Html(RichText text) => new HtmlString(string.Concat(text.Segments.Select(Html)));

    /// <summary>A text that has no formulas in it, escaped; also for attributes.</summary>
    public static IHtmlContent Plain(string text) => new HtmlString(PageText.Escape(text));

    private string Html(Segment segment)
    {
        var escaped = PageText.Escape(segment.Text);
        return segment.IsCode ? $"<code>{escaped}</code>"
            : segment.IsFormula ? formulas.GetValueOrDefault(new Formula(segment.Text, Display: false)) ?? $"<code>{escaped}</code>"
            : escaped.Replace("\n", "<br>", StringComparison.Ordinal);
    }
}
