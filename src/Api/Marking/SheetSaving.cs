using Autograder.Api.Data;
using Autograder.Api.Grading;
using Autograder.Api.People;
using Autograder.Rubrics.Grades;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Marking;

/// <summary>Makes a draft hold: decisions, lines, the new grade, the answer to a request and the audit in one transaction.</summary>
internal sealed class SheetSaving(PortalDb db, SheetReader sheets, Rejudging rejudging, RequestAnswers requests, SheetRecords records)
{
    /// <param name="seen">What the form was filled in on.</param>
    /// <param name="answer">To the open regrade request; empty leaves it open.</param>
    public async Task<SaveOutcome> SaveAsync(Sheet sheet, SheetDraft draft, string seen, string answer, Viewer marker, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var id = sheet.Submission.Id;

        // whoever edits the rubric waits for this or is waited for; then one decision at a time, for a grade is judged from all that was decided about a submission
        await db.Database.ExecuteSqlAsync($"select id from rubric_lines where assignment_id = {sheet.Assignment.Id} order by id for share", cancel);
        await db.Database.ExecuteSqlAsync($"select id from submissions where id = {id} for no key update", cancel);
        if (await records.OtherHolderAsync(id, sheet.Item.Id, marker.Id, cancel) is { } holder)
        {
            return new SaveOutcome.Held(holder);
        }

        db.ChangeTracker.Clear();
        var now = await sheets.ReadAsync(sheet.Assignment, sheet.Item, id, cancel) ?? throw new InvalidOperationException($"Submission {id} lost its grade.");
        if (now.Seen != seen)
        {
            return new SaveOutcome.Changed(now);
        }

        var change = records.Write(now, draft, marker);
        await db.SaveChangesAsync(cancel);
        var item = change.IsEmpty ? now.Current : await JudgeAsync(now, marker, cancel);
        records.Audit(now, change, item, marker);
        await requests.AnswerAsync(now, item, answer, marker, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new SaveOutcome.Saved(item);
    }

    private async Task<ItemGrade> JudgeAsync(Sheet sheet, Viewer marker, CancellationToken cancel)
    {
        var stored = await rejudging.ApplyAsync(sheet.Submission.Id, GradeCause.Marked, marker, null, cancel);
        return GradeShelf.Read(stored).Items.First(i => i.Id == sheet.Item.Id);
    }
}
