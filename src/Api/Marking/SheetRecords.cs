using Autograder.Api.Data;
using Autograder.Api.People;
using Autograder.Rubrics.Grades;

namespace Autograder.Api.Marking;

/// <summary>Writes what was decided into the context, and into the audit.</summary>
internal sealed class SheetRecords(PortalDb db, SheetClaims claims, AuditLog audit, TimeProvider clock)
{
    public async Task<SheetHolder?> OtherHolderAsync(long submissionId, string item, long markerId, CancellationToken cancel) =>
        await claims.FindAsync(submissionId, item, cancel) is { } holder && holder.Id != markerId ? holder : null;

    public SheetChange Write(Sheet sheet, SheetDraft draft, Viewer marker)
    {
        var now = clock.GetUtcNow();
        var change = SheetChange.Of(sheet, draft, marker, now);
        db.Decisions.AddRange(change.Decisions);
        db.AppliedLines.AddRange(change.Added);
        foreach (var line in change.Removed)
        {
            line.RemovedAt = now;
            line.RemovedById = marker.Id;
        }

        return change;
    }

    public void Audit(Sheet sheet, SheetChange change, ItemGrade item, Viewer marker)
    {
        if (change.IsEmpty)
        {
            return;
        }

        var texts = sheet.Lines.ToDictionary(l => l.Id, l => l.Text);
        audit.Add(marker, sheet.Assignment.Course.Id, "marks.decided", FormattableString.Invariant($"submission {sheet.Submission.Id}"), new
        {
            assignment = sheet.Assignment.Row.Slug,
            item = sheet.Item.Id,
            before = sheet.Current.Awarded.Value,
            after = item.Awarded.Value,
            decisions = change.Decisions.Select(d => new { criterion = d.Criterion, text = d.CriterionText, before = sheet.Criteria[d.Criterion - 1].Decision?.Marks, after = d.Marks }),
            added = change.Added.Select(l => Words(l, texts)),
            removed = change.Removed.Select(l => Words(l, texts)),
        });
    }

    private static object Words(AppliedLine line, Dictionary<long, string> texts) => new
    {
        line = line.LineId,
        text = line.LineId is { } id ? texts.GetValueOrDefault(id) : line.Text,
        marks = line.Marks,
        reason = line.Comment,
    };
}
