using System.Globalization;
using System.Text;
using Autograder.Reports.Pages;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grading;
using Microsoft.AspNetCore.Html;

namespace Autograder.Api.Marking;

/// <summary>The files of a submission for a marker: code and notebooks to read, the others to download.</summary>
internal sealed class HandedInFiles(BlobStore blobs, PageRenderer renderer)
{
    private const int MostBytes = 300_000;
    private const int MostShown = 12;

    public async Task<IReadOnlyList<ShownFile>> OfAsync(Sheet sheet, CancellationToken cancel)
    {
        var runs = sheet.Item.Check.Runs.Any(r => r != ItemCheck.Document.PdfRun);
        var files = SubmissionRecord.OfJson(Encoding.UTF8.GetBytes(sheet.Submission.Record)).Files;
        var names = sheet.Assignment.ShowsNames;
        var shown = new List<ShownFile>();
        foreach (var (file, number) in files.Select((file, at) => (file, at + 1)))
        {
            var kind = Path.GetExtension(file.Path).ToLowerInvariant();

            // a file may be named after its author
            var name = names ? file.Path : NameHiding.NameOf(file.Path, number);
            var url = names ? string.Create(CultureInfo.InvariantCulture, $"/submissions/{sheet.Submission.Id}/files/{number}") : null;
            var text = kind is ".py" or ".ipynb" or ".yaml" or ".yml" or ".txt" or ".md" && shown.Count < MostShown ? Read(file.Sha256) : null;
            if (text is not null || url is not null)
            {
                shown.Add(new ShownFile(name, text is null ? null : await NumberedAsync(text, file.Path, cancel), url, runs && kind is ".py" or ".ipynb"));
            }
        }

        return [.. shown.OrderByDescending(f => f.Open)];
    }

    private string? Read(string sha)
    {
        var bytes = blobs.Has(sha) ? blobs.Get(sha) : [];
        return bytes.Length is 0 or > MostBytes ? null : Encoding.UTF8.GetString(bytes);
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
