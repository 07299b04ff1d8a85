using Autograder.Api.Data;
using Autograder.Api.People;

namespace Autograder.Api.Marking;

/// <summary>The rows that turn what holds for a sheet into what a draft wants. Nothing is changed that is already so.</summary>
internal sealed record SheetChange(IReadOnlyList<MarkingDecision> Decisions, IReadOnlyList<AppliedLine> Added, IReadOnlyList<AppliedLine> Removed)
{
    public bool IsEmpty => Decisions.Count == 0 && Added.Count == 0 && Removed.Count == 0;

    public static SheetChange Of(Sheet sheet, SheetDraft draft, Viewer marker, DateTimeOffset now)
    {
        var decisions = sheet.Criteria.Zip(draft.Criteria)
            .Where(pair => pair.First.Decision is { } old ? pair.Second is not { } wish || wish.Marks != old.Marks || wish.Comment != old.Comment : pair.Second is not null)
            .Select(pair => new MarkingDecision
            {
                SubmissionId = sheet.Submission.Id,
                Sha256 = sheet.Submission.Sha256,
                Item = sheet.Item.Id,
                Criterion = pair.First.Number,
                CriterionText = pair.First.Machine.Text,
                Marks = pair.Second?.Marks,
                Comment = pair.Second?.Comment ?? "",
                MarkerId = marker.Id,
                MadeAt = now,
            });
        var held = sheet.Applied.Select(l => l.LineId).OfType<long>().ToHashSet();
        List<AppliedLine> added = [.. draft.Lines.Where(id => !held.Contains(id)).Select(id => Line(sheet, marker, now, id, null, null, ""))];
        List<AppliedLine> removed = [.. sheet.Applied.Where(l => l.LineId is { } id ? !draft.Lines.Contains(id) : draft.Dropped.Contains(l.Id) && l.Text != Sheet.CommentText)];
        if (draft.Adjustment is { } adjustment)
        {
            added.Add(Line(sheet, marker, now, null, "Adjustment", adjustment.Marks, adjustment.Reason));
        }

        if (draft.Comment != (sheet.Comment?.Comment ?? "").Trim())
        {
            removed.AddRange(sheet.Applied.Where(l => l == sheet.Comment));
            added.AddRange(draft.Comment.Length > 0 ? [Line(sheet, marker, now, null, Sheet.CommentText, 0, draft.Comment)] : Array.Empty<AppliedLine>());
        }

        return new SheetChange([.. decisions], added, removed);
    }

    private static AppliedLine Line(Sheet sheet, Viewer marker, DateTimeOffset now, long? line, string? text, decimal? marks, string comment) => new()
    {
        SubmissionId = sheet.Submission.Id,
        Sha256 = sheet.Submission.Sha256,
        Item = sheet.Item.Id,
        LineId = line,
        Text = text,
        Marks = marks,
        Comment = comment,
        MarkerId = marker.Id,
        MadeAt = now,
    };
}
