using Autograder.Api.People;

namespace Autograder.Api.Marking;

/// <summary>Gathers what the marking page shows around a sheet.</summary>
internal sealed class SheetPages(MarkedSheets sheets, SheetHistory history, SavedComments comments, RequestAnswers requests, SheetWorks works)
{
    public async Task<SheetPage> OfAsync(Sheet sheet, SheetForm form, SheetHolder? holder, Viewer viewer, CancellationToken cancel)
    {
        var rows = await sheets.OfAsync(sheet.Assignment.Id, sheet.Item.Id, viewer.Id, cancel);
        return new SheetPage
        {
            Sheet = sheet,
            Form = form,
            Work = await works.OfAsync(sheet, cancel),
            Place = rows.TakeWhile(r => r.SubmissionId != sheet.Submission.Id).Count() is var before && before < rows.Count ? before + 1 : 0,
            Sheets = rows.Count,
            Waiting = rows.Count(r => r.Waits),
            Holder = holder,
            Requests = await requests.OfAsync(sheet.Submission.Id, sheet.Item.Id, cancel),
            Comments = await comments.OfAsync(sheet.Assignment.Id, sheet.Item.Id, cancel),
            History = await history.OfAsync(sheet, cancel),
            Shortcuts = viewer.Shortcuts,
        };
    }
}
