using Autograder.Api.Data;
using Autograder.Api.Grading;
using Autograder.Api.People;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Grades;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Marking;

/// <summary>
/// Edits the course's lines of a question and everybody's grades with them. A preview is the same edit in a transaction that is
/// taken back, so that it cannot say anything else than what applying does.
/// </summary>
internal sealed class RubricEditing(PortalDb db, Rejudging rejudging, AuditLog audit)
{
    /// <summary>Whether a changed line stands under work of the viewer, whose marks are for others to decide.</summary>
    public Task<bool> IsOwnAsync(RubricEdit edit, Viewer viewer, CancellationToken cancel)
    {
        var ids = edit.Changed.Select(l => l.Id).ToList();
        return db.AppliedLines.AnyAsync(l => l.RemovedAt == null && l.LineId != null && ids.Contains(l.LineId.Value) && l.Submission!.Authors.Any(a => a.PersonId == viewer.Id), cancel); // a line is applied to a submission
    }

    /// <summary>Null where somebody edited one of the lines meanwhile.</summary>
    public async Task<RubricEffect?> PreviewAsync(MarkedAssignment assignment, Item item, RubricEdit edit, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await EditAsync(assignment, item, edit, cancel))
        {
            return null;
        }

        var effect = await EffectAsync(item, edit, async submission => await rejudging.JudgeAsync(
            submission, assignment.Package, await MarksGiven.OfAsync(db, submission.Id, cancel), cancel), cancel);
        await transaction.RollbackAsync(cancel);
        db.ChangeTracker.Clear();
        return effect;
    }

    /// <param name="shown">Name of the effect that was looked at.</param>
    public async Task<RubricOutcome> ApplyAsync(MarkedAssignment assignment, Item item, RubricEdit edit, string shown, Viewer who, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var before = await db.RubricLines.AsNoTracking().Where(l => l.AssignmentId == assignment.Id && l.Item == item.Id).ToDictionaryAsync(l => l.Id, cancel);
        if (!await EditAsync(assignment, item, edit, cancel))
        {
            return new RubricOutcome.Stale();
        }

        var effect = await EffectAsync(item, edit, async submission =>
            GradeShelf.Read(await rejudging.ApplyAsync(submission.Id, GradeCause.RubricChanged, who, null, cancel)), cancel);
        if (effect.Name != shown)
        {
            await transaction.RollbackAsync(cancel);
            db.ChangeTracker.Clear();
            return new RubricOutcome.Different(effect);
        }

        audit.Add(who, assignment.Course.Id, "rubric.edited", $"assignment {assignment.Row.Slug}", new
        {
            item = item.Id,
            lines = edit.Changed.Select(l => new { id = l.Id, textBefore = before[l.Id].Text, text = l.Text, marksBefore = before[l.Id].Marks, marks = l.Marks }),
            added = edit.Added,
            grades = effect.Rows.Select(r => new { submission = r.SubmissionId, before = r.TotalBefore, after = r.TotalAfter }),
        });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new RubricOutcome.Applied(effect);
    }

    private async Task<bool> EditAsync(MarkedAssignment assignment, Item item, RubricEdit edit, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var lines = await db.RubricLines.Where(l => l.AssignmentId == assignment.Id && l.Item == item.Id).ToListAsync(cancel);
        foreach (var changed in edit.Changed)
        {
            if (lines.Find(l => l.Id == changed.Id) is not { } line || line.Revision != changed.Revision)
            {
                return false;
            }

            line.Text = changed.Text;
            line.Marks = changed.Marks;
            line.Revision++;
        }

        if (edit.Added is { } added)
        {
            db.RubricLines.Add(new RubricLine { AssignmentId = assignment.Id, Item = item.Id, Text = added.Text, Marks = added.Marks, Position = lines.Count == 0 ? 1 : lines.Max(l => l.Position) + 1, Revision = 1 });
        }

        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateConcurrencyException) // between our reading and writing
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    /// <summary>Everybody to whom a changed line was given.</summary>
    private async Task<RubricEffect> EffectAsync(Item item, RubricEdit edit, Func<Submission, Task<Grade>> judge, CancellationToken cancel)
    {
        var ids = edit.Changed.Select(l => l.Id).ToList();
        var affected = await db.Submissions.Where(s => s.Grade != null && db.AppliedLines.Any(l => l.SubmissionId == s.Id && l.Sha256 == s.Sha256 && l.RemovedAt == null && l.LineId != null && ids.Contains(l.LineId.Value)))
            .Select(s => s.Id).Order().ToListAsync(cancel);
        await db.Database.ExecuteSqlAsync($"select id from submissions where id = any({affected}) order by id for no key update", cancel);
        var rows = new List<EffectRow>();
        foreach (var id in affected)
        {
            var submission = await db.Submissions.Include(s => s.Grade).Include(s => s.Authors).ThenInclude(a => a.Person).FirstAsync(s => s.Id == id, cancel);
            var before = GradeShelf.Read(submission.Grade ?? throw new InvalidOperationException($"Submission {id} lost its grade."));
            var after = await judge(submission);
            rows.Add(new EffectRow(id, Of(before, item), Of(after, item), before.Total.Value, after.Total.Value));
        }

        return new RubricEffect(rows);
    }

    private static decimal Of(Grade grade, Item item) => grade.Items.FirstOrDefault(i => i.Id == item.Id)?.Awarded.Value ?? 0;
}
