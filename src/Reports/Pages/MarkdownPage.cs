using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Autograder.Reports.Pages;

/// <summary>Markdown that was read, with the pieces that are rendered elsewhere.</summary>
internal sealed class MarkdownPage
{
    private const int Longest = 500_000;
    private const int DeepestHeading = 6;
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseMathematics().Build();
    private readonly MarkdownDocument? _document;
    private readonly string _text;

    private MarkdownPage(MarkdownDocument? document, string text) => (_document, _text) = (document, text);

    /// <summary>The formulas and code blocks.</summary>
    public IReadOnlyList<PagePiece> Pieces => _document is null ? [] : [.. _document.Descendants().Select(MarkdownPieces.Of).OfType<PagePiece>()];

    public static MarkdownPage Parse(string markdown, Func<string, string?> pictureUrl)
    {
        string text = PageText.Clean(markdown);
        if (text.Length > Longest) return new MarkdownPage(null, text);
        try
        {
            MarkdownDocument document = Markdown.Parse(text, Pipeline);
            MarkdownLinks.Tame(document, pictureUrl);
            foreach (HeadingBlock heading in document.Descendants<HeadingBlock>()) heading.Level = Math.Min(heading.Level + 1, DeepestHeading);
            foreach (Table table in document.Descendants<Table>()) Style(table);
            return new MarkdownPage(document, text);
        }
        catch (ArgumentException)
        {
            // nested more deeply than the parser goes
            return new MarkdownPage(null, text);
        }
    }

    public string Html(IReadOnlyDictionary<string, string> made)
    {
        if (_document is null) return AsTyped;
        using StringWriter writer = new();
        HtmlRenderer renderer = new(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.Insert(0, new MarkdownPieces.Formula(made));
        renderer.ObjectRenderers.Insert(0, new MarkdownPieces.Code(made));
        renderer.ObjectRenderers.Insert(0, new MarkdownPieces.FormulaBlock(made));
        try
        {
            renderer.Render(_document);
            return writer.ToString();
        }
        catch (ArgumentException)
        {
            // nested more deeply than the renderer goes, which is less than the parser does
            return AsTyped;
        }
    }

    private string AsTyped => $"<pre>{PageText.Escape(_text)}</pre>";

    // Markdig would align columns by inline styles.
    private static void Style(Table table)
    {
        List<bool> right = table.ColumnDefinitions.Select(column => column.Alignment == TableColumnAlign.Right).ToList();
        foreach (TableColumnDefinition column in table.ColumnDefinitions) column.Alignment = null;
        table.GetAttributes().AddClass("table");
        foreach (TableCell cell in table.OfType<TableRow>().SelectMany(row => row.OfType<TableCell>().Where((_, i) => i < right.Count && right[i]))) cell.GetAttributes().AddClass("text-end");
    }
}
