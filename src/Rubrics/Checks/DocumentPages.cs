using System.Globalization;
using System.Text.Json;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Checks;

/// <summary>What stands on which page of the write-up, as far as tools in a box could read it.</summary>
internal sealed class DocumentPages
{
    private readonly RunResult _run;
    private readonly Dictionary<DocumentLabel, int> _found = [];

    private DocumentPages(RunResult run, IReadOnlyList<string> texts)
    {
        _run = run;
        string? question = null;
        foreach (var (text, page) in texts.Select((text, index) => (text, index + 1)))
        {
            foreach (var line in text.Split('\n'))
            {
                var (asked, part) = DocumentLabel.OfLine(line);
                question = asked ?? question;
                if (question is not null && part is not null)
                {
                    _found.TryAdd(new DocumentLabel(question, part), page);
                }
            }
        }
    }

    /// <summary>The first document of the role; null where none was looked at.</summary>
    public static DocumentPages? Of(string role, JudgingContext context) =>
        context.Files.Of(role) is [var file, ..] && context.ResultsOf(ItemCheck.Document.PdfRun) is [var run, ..]
        && CaseReader.Property(run.Results, file.Path, out var facts) && CaseReader.Property(facts, "texts", out var texts) && texts.ValueKind == JsonValueKind.Array
            ? new DocumentPages(run, [.. texts.EnumerateArray().Take(60).Select(t => t.ValueKind == JsonValueKind.String ? t.GetString() ?? "" : "")])
            : null;

    /// <summary>The page on which an answer begins; null where its number was not found.</summary>
    public int? PageOf(string label) => DocumentLabel.Parse(label) is { } parsed && _found.TryGetValue(parsed, out var page) ? page : null;

    /// <summary>The picture of a page, for markers.</summary>
    public Exhibit.Picture? Picture(int page)
    {
        // the tool pads page numbers to the same length
        var name = Enumerable.Range(1, 4).Select(digits => $"page-{page.ToString("D" + digits, CultureInfo.InvariantCulture)}.png").FirstOrDefault(_run.Pictures.ContainsKey);
        return name is null ? null : new Exhibit.Picture
        {
            Title = $"Page {page} of the write-up",
            Sha256 = _run.Pictures[name].Sha256,
            Width = _run.Pictures[name].Width,
            Height = _run.Pictures[name].Height,
            Description = $"Page {page} of the write-up, where the answer begins",
            ForMarkers = true,
        };
    }
}
