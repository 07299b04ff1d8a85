using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Autograder.Reports.Pages;

/// <summary>Formulas and code blocks of Markdown, written as they were rendered.</summary>
internal static class MarkdownPieces
{
    public static PagePiece? Of(MarkdownObject node) => node switch
    {
        MathInline inline => PagePiece.OfFormula(inline.Content.ToString(), display: false),
        MathBlock block => PagePiece.OfFormula(block.Lines.ToString(), display: true),
        CodeBlock code => PagePiece.OfCode(code.Lines.ToString(), CodeLanguages.OfFence((code as FencedCodeBlock)?.Info)),
        _ => null,
    };

    private static void Write(HtmlRenderer renderer, MarkdownObject node, IReadOnlyDictionary<string, string> made) =>
        renderer.Write(Of(node) is { } piece ? made[piece.Key] : "");

    public sealed class Formula(IReadOnlyDictionary<string, string> made) : HtmlObjectRenderer<MathInline>
    {
        protected override void Write(HtmlRenderer renderer, MathInline obj) => MarkdownPieces.Write(renderer, obj, made);
    }

    public sealed class FormulaBlock(IReadOnlyDictionary<string, string> made) : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock obj)
        {
            renderer.Write("<div class=\"formula\">");
            MarkdownPieces.Write(renderer, obj, made);
            renderer.WriteLine("</div>");
        }
    }

    public sealed class Code(IReadOnlyDictionary<string, string> made) : HtmlObjectRenderer<CodeBlock>
    {
        protected override void Write(HtmlRenderer renderer, CodeBlock obj)
        {
            // It may be wider than a small screen; by keyboard it is scrolled once it has the focus.
            renderer.Write("<pre tabindex=\"0\"><code>");
            MarkdownPieces.Write(renderer, obj, made);
            renderer.WriteLine("</code></pre>");
        }
    }
}
