using Autograder.Api.People;
using Autograder.Api.Shared;

namespace Autograder.Api.Marking;

/// <summary>From the form to what holds.</summary>
internal sealed class SheetSaves(SheetFormReader reader, SheetSaving saving, SavedComments comments, ITexts texts)
{
    /// <summary>Null where the form has mistakes.</summary>
    public async Task<SaveOutcome?> SaveAsync(Sheet sheet, SheetForm form, Viewer viewer, Action<string, string> wrong, CancellationToken cancel)
    {
        await comments.FillAsync(sheet.Assignment, sheet.Item.Id, form, cancel);
        var answer = (form.Answer ?? "").Trim();
        if (answer.Length > RequestAnswers.MostWords)
        {
            wrong(nameof(form.Answer), texts["An answer has at most {0} characters.", RequestAnswers.MostWords]);
            return null;
        }

        // whoever decided meanwhile is shown before mistakes in a form that is out of date
        var draft = reader.Read(sheet, form, form.Seen == sheet.Seen ? wrong : (_, _) => { });
        if (form.Seen != sheet.Seen)
        {
            return new SaveOutcome.Changed(sheet);
        }

        if (draft is null)
        {
            return null;
        }

        var outcome = await saving.SaveAsync(sheet, draft, form.Seen, answer, viewer, cancel);
        if (outcome is SaveOutcome.Saved && draft.Comment.Length > 0)
        {
            await comments.NoteAsync(sheet.Assignment, sheet.Item.Id, draft.Comment, form.SaveComment, viewer, cancel);
        }

        return outcome;
    }
}
