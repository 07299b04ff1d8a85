using System.Globalization;
using Autograder.Api.Data;
using Autograder.Api.Grading;
using Autograder.Api.People;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Marking;

namespace Autograder.Api.Marking;

/// <summary>What a draft would make of a question: judged as saving would, without writing.</summary>
internal sealed class SheetPreview(PortalDb db, Rejudging rejudging, TimeProvider clock)
{
    public async Task<ItemGrade> JudgeAsync(Sheet sheet, SheetDraft draft, Viewer viewer, CancellationToken cancel)
    {
        var change = SheetChange.Of(sheet, draft, viewer, clock.GetUtcNow());
        var given = await MarksGiven.OfAsync(db, sheet.Submission.Id, cancel);
        var removed = change.Removed.Select(l => l.Id.ToString(CultureInfo.InvariantCulture)).ToHashSet();
        var lines = sheet.Lines.ToDictionary(l => l.Id);
        List<MarkerDecision> decisions =
        [
            .. given.Decisions.Where(d => d.Item != sheet.Item.Id || !change.Decisions.Any(n => n.Criterion == d.Criterion)),
            .. change.Decisions.Where(d => d.Marks is not null).Select(d => new MarkerDecision(d.Item, d.Criterion, d.CriterionText, new Marks(d.Marks ?? 0), viewer.Name, d.MadeAt, d.Comment)),
        ];
        List<MarkerLine> applied =
        [
            .. given.Lines.Where(l => !removed.Contains(l.Id)),
            .. change.Added.Select(l => Line(l, l.LineId is { } id ? lines[id] : null, viewer)),
        ];
        var grade = await rejudging.JudgeAsync(sheet.Submission, sheet.Assignment.Package, new MarksGiven(decisions, applied), cancel);
        return grade.Items.First(i => i.Id == sheet.Item.Id);
    }

    private static MarkerLine Line(AppliedLine applied, RubricLine? line, Viewer viewer) =>
        new(applied.Item, "", line?.Text ?? applied.Text ?? "", new Marks(line?.Marks ?? applied.Marks ?? 0), viewer.Name, applied.MadeAt, applied.Comment);
}
