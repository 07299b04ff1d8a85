using Autograder.Api.Results;
using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Autograder.Api.Assignments;

/// <summary>A handout's Markdown: HTML in it is shown as text, links lead to web pages only, pictures come from the package.</summary>
internal sealed class HandoutText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseMathematics().Build();
    private readonly MarkdownDocument _document;
    private readonly HashSet<string> _pictures = new(StringComparer.Ordinal);

    public HandoutText(string markdown, string pictures)
    {
        _document = Markdown.Parse(markdown, Pipeline);
        LowerHeadings();
        foreach (var link in _document.Descendants<LinkInline>().ToList())
        {
            Adjust(link, pictures);
        }

        foreach (var table in _document.Descendants<Table>())
        {
            table.GetAttributes().AddClass("table");
        }
    }

    /// <summary>Every formula, to be set before <see cref="ToHtml"/>.</summary>
    public IEnumerable<Formula> Formulas => _document.Descendants<MathInline>().Select(FormulaOf).Concat(_document.Descendants<MathBlock>().Select(FormulaOf)).Distinct();

    /// <summary>Files of the package that are shown.</summary>
    public IReadOnlySet<string> Pictures => _pictures;

    public string ToHtml(IReadOnlyDictionary<Formula, string> set)
    {
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.RemoveAll(r => r is HtmlMathInlineRenderer or HtmlMathBlockRenderer);
        renderer.ObjectRenderers.Insert(0, new InlineFormulas(set));
        renderer.ObjectRenderers.Insert(0, new BlockFormulas(set));
        renderer.Render(_document);
        writer.Flush();
        return writer.ToString();
    }

    private static Formula FormulaOf(MathInline math) => new(math.Content.ToString().Trim(), math.DelimiterCount == 2);

    private static Formula FormulaOf(MathBlock math) => new(math.Lines.ToString().Trim(), Display: true);

    /// <summary>The page has the title already; what stands below it becomes a part of the page's section.</summary>
    private void LowerHeadings()
    {
        if (_document.FirstOrDefault() is HeadingBlock { Level: 1 } title)
        {
            _document.Remove(title);
        }

        foreach (var heading in _document.Descendants<HeadingBlock>())
        {
            heading.Level = Math.Min(6, heading.Level + 1);
        }
    }

    private void Adjust(LinkInline link, string pictures)
    {
        var url = link.Url ?? "";
        if (!link.IsImage)
        {
            link.Url = IsWeb(url) || url.StartsWith('#') ? url : "#";
            link.GetAttributes().AddPropertyIfNotExist("rel", "noopener noreferrer");
            return;
        }

        var path = url.StartsWith("./", StringComparison.Ordinal) ? url[2..] : url;
        if (path.Length > 0 && !Path.IsPathRooted(path) && !path.Split('/').Contains("..") && !path.Contains(':'))
        {
            _pictures.Add(path);
            link.Url = pictures + string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
            link.GetAttributes().AddPropertyIfNotExist("loading", "lazy");
        }
        else
        {
            link.Url = "";
        }
    }

    private static bool IsWeb(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri is { Scheme: "https" or "http" or "mailto" };

    private sealed class InlineFormulas(IReadOnlyDictionary<Formula, string> set) : HtmlObjectRenderer<MathInline>
    {
        protected override void Write(HtmlRenderer renderer, MathInline math) => renderer.Write(set[FormulaOf(math)]);
    }

    private sealed class BlockFormulas(IReadOnlyDictionary<Formula, string> set) : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock math) => renderer.Write("<div class=\"formula\">").Write(set[FormulaOf(math)]).WriteLine("</div>");
    }
}
