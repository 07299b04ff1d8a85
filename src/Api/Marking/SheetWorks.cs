using System.Text;
using Autograder.Api.Results;
using Autograder.Reports.Wording;
using Autograder.Rubrics.Grading;

namespace Autograder.Api.Marking;

/// <summary>Gathers what a marker looks at.</summary>
internal sealed class SheetWorks(ResultPages results, Typesetter typesetter, WriteUpPages pages, HandedInFiles files)
{
    public async Task<SheetWork> OfAsync(Sheet sheet, CancellationToken cancel)
    {
        var report = await results.ShowAsync(sheet.Submission, sheet.Grade, cancel);
        var shown = pages.Of(sheet);
        var names = NameHiding.Of(sheet.Assignment, sheet.Submission.Authors.Select(a => a.Person?.DisplayName),
            SubmissionRecord.OfJson(Encoding.UTF8.GetBytes(sheet.Submission.Record)).Files.Select(f => f.Path));
        return new SheetWork
        {
            Names = names,
            Texts = await typesetter.TextsAsync(TextsOf(sheet), cancel),
            Key = sheet.Machine.Key,
            Exhibits = [.. report.Items.FirstOrDefault(i => i.Grade.Id == sheet.Item.Id)?.Exhibits ?? []],
            Pages = shown,
            FirstPage = WriteUpPages.FirstOf(sheet, shown),
            Files = await files.OfAsync(sheet, cancel),
        };
    }

    private static IEnumerable<RichText> TextsOf(Sheet sheet) =>
    [
        RichTextParser.Parse(sheet.Item.Asked),
        RichTextParser.Parse(sheet.Machine.Found),
        .. sheet.Criteria.SelectMany(c => (RichText[])[RichTextParser.Parse(c.Machine.Text), RichTextParser.Parse(c.Machine.Reason)]),
        .. sheet.Machine.Key?.Lines.Select(l => l.Tex is { } tex ? RichText.Formula(tex) : RichTextParser.Parse(l.Text)) ?? [],
        .. sheet.Machine.Key?.Working is { } working ? [RichTextParser.Parse(working)] : (RichText[])[],
    ];
}
