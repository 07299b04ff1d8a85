using System.Globalization;
using System.Text;
using Autograder.Reports.Pages;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Notebooks;
using Microsoft.AspNetCore.Html;

namespace Autograder.Api.Marking;

/// <summary>The files of a submission for a marker: code and notebooks to read, the others to download.</summary>
internal sealed class HandedInFiles(BlobStore blobs, PageRenderer renderer, NotebookHtml notebooks)
{
    private const int MostBytes = 300_000;
    private const int MostShown = 12;

    public async Task<IReadOnlyList<ShownFile>> OfAsync(Sheet sheet, CancellationToken cancel)
    {
        var files = SubmissionRecord.OfJson(Encoding.UTF8.GetBytes(sheet.Submission.Record)).Files;
        var names = sheet.Assignment.ShowsNames;
        var shown = new List<ShownFile>();
        foreach (var (file, number) in files.Select((file, at) => (file, at + 1)))
        {
            var kind = Path.GetExtension(file.Path).ToLowerInvariant();

            // a file may be named after its author
            var name = names ? file.Path : NameHiding.NameOf(file.Path, number);
            var url = names ? string.Create(CultureInfo.InvariantCulture, $"/submissions/{sheet.Submission.Id}/files/{number}") : null;
            var html = shown.Count < MostShown && blobs.Has(file.Sha256) ? await HtmlAsync(sheet, file, number, kind, cancel) : null;
            if (html is not null || url is not null)
            {
                shown.Add(new ShownFile(name, html, url, IsAsked(sheet, kind)));
            }
        }

        return [.. shown.OrderByDescending(f => f.Open)];
    }

    /// <summary>Code where code is run; the answers themselves where nothing could be read of them.</summary>
    private static bool IsAsked(Sheet sheet, string kind) => kind switch
    {
        ".py" or ".ipynb" => sheet.Item.Check.Runs.Any(r => r != ItemCheck.Document.PdfRun),
        ".yaml" or ".yml" => sheet.Item.Check.Typed is not null && sheet.Machine.Exhibits.Count == 0,
        _ => false,
    };

    /// <summary>Null where it is nothing to read.</summary>
    private async Task<IHtmlContent?> HtmlAsync(Sheet sheet, StoredFile file, int number, string kind, CancellationToken cancel)
    {
        if (kind == ".ipynb")
        {
            var pictures = string.Create(CultureInfo.InvariantCulture, $"{sheet.Assignment.UrlOf(sheet.Item.Id, sheet.Submission.Id)}/notebooks/{number}");
            return await notebooks.OfAsync(NotebookView.Read(blobs.Get(file.Sha256)), pictures, cancel);
        }

        return kind is ".py" or ".yaml" or ".yml" or ".txt" or ".md" && blobs.Get(file.Sha256) is { Length: > 0 and <= MostBytes } bytes
            ? await NumberedAsync(Encoding.UTF8.GetString(bytes), file.Path, cancel)
            : null;
    }

    /// <summary>Line numbers stand in a column of their own: they are not copied with the code, and not read out.</summary>
    private async Task<IHtmlContent> NumberedAsync(string text, string path, CancellationToken cancel)
    {
        var lines = text.ReplaceLineEndings("\n").TrimEnd('\n');
        var code = await renderer.CodeAsync(lines, CodeLanguages.OfFile(path), cancel);
        var numbers = string.Join('\n', Enumerable.Range(1, lines.Count(c => c == '\n') + 1));
        return new HtmlString($"<div class=\"numbered\"><pre aria-hidden=\"true\">{numbers}</pre><pre><code>{code}</code></pre></div>");
    }
}
