using System.Globalization;
using System.Text;
using Autograder.Api.Shared;
using Autograder.Reports.Pages;
using Autograder.Rubrics.Notebooks;
using Microsoft.AspNetCore.Html;

namespace Autograder.Api.Marking;

/// <summary>A notebook to be read: sources and stored outputs, cell by cell. Nothing in it is active.</summary>
internal sealed class NotebookHtml(PageRenderer renderer, ITexts texts)
{
    /// <param name="pictures">Address below which the n-th output of a cell is found as a picture.</param>
    public async Task<IHtmlContent> OfAsync(NotebookView view, string pictures, CancellationToken cancel)
    {
        var html = new StringBuilder("<div class=\"notebook\">");
        if (view.Problem is { } problem)
        {
            html.Append("<p>").Append(PageText.Escape(problem)).Append("</p>");
        }

        foreach (var cell in view.Cells)
        {
            html.Append("<div class=\"cell\"><p class=\"cell-number small quiet\">").Append(PageText.Escape(texts["Cell {0}", cell.Number])).Append("</p>")
                .Append(await SourceAsync(cell, cancel));
            foreach (var (output, number) in cell.Outputs.Select((output, at) => (output, at + 1)))
            {
                html.Append(Output(output, cell.Number, string.Create(CultureInfo.InvariantCulture, $"{pictures}/{cell.Number}/{number}")));
            }

            html.Append("</div>");
        }

        if (view.More > 0)
        {
            html.Append("<p>").Append(PageText.Escape(texts.Count(view.More, "{0} more cell is not shown.", "{0} more cells are not shown."))).Append("</p>");
        }

        return new HtmlString(html.Append("</div>").ToString());
    }

    private async Task<string> SourceAsync(ViewCell cell, CancellationToken cancel) => cell.Kind switch
    {
        ViewCellKind.Markdown => $"<div class=\"cell-text\">{(await renderer.MarkdownAsync(cell.Source, _ => null, cancel)).Html}</div>",
        ViewCellKind.Code => $"<pre class=\"cell-code\"><code>{await renderer.CodeAsync(cell.Source, CodeLanguage.Python, cancel)}</code></pre>",
        ViewCellKind.Other => $"<pre>{PageText.Escape(cell.Source)}</pre>",
    };

    private string Output(ViewOutput output, int cell, string picture) => output switch
    {
        ViewOutput.Text text => $"<pre class=\"cell-output{(text.IsError ? " cell-error" : "")}\">{PageText.Escape(text.Content)}</pre>",
        ViewOutput.Picture shown => string.Create(CultureInfo.InvariantCulture, $"<img src=\"{PageText.Escape(picture)}\" width=\"{shown.Width}\" height=\"{shown.Height}\" loading=\"lazy\" alt=\"{PageText.Escape(texts["Picture below cell {0}", cell])}\">"),
        ViewOutput.LeftOut left => $"<p class=\"small quiet\">{PageText.Escape(left.What)}</p>",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
