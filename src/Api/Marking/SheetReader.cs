using Autograder.Api.Data;
using Autograder.Api.Grading;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Marking;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Marking;

/// <summary>Reads sheets.</summary>
internal sealed class SheetReader(PortalDb db, Rejudging rejudging)
{
    /// <summary>Null where the submission is none of the assignment's or has no grade.</summary>
    public async Task<Sheet?> ReadAsync(MarkedAssignment assignment, Item item, long submissionId, CancellationToken cancel)
    {
        var submission = await db.Submissions.Include(s => s.Grade).Include(s => s.Authors).ThenInclude(a => a.Person)
            .FirstOrDefaultAsync(s => s.Id == submissionId && s.AssignmentId == assignment.Id && s.Grade != null, cancel);
        if (submission?.Grade is not { } stored)
        {
            return null;
        }

        var judged = await rejudging.JudgeAsync(submission, assignment.Package, MarksGiven.None, cancel);
        if (judged.Items.FirstOrDefault(i => i.Id == item.Id) is not { } machine)
        {
            return null;
        }

        var decisions = await DecisionsAsync(submission, item.Id, cancel);
        var applied = await db.AppliedLines.Include(l => l.Line).Include(l => l.Marker)
            .Where(l => l.SubmissionId == submissionId && l.Item == item.Id && l.Sha256 == submission.Sha256 && l.RemovedAt == null).OrderBy(l => l.Id).ToListAsync(cancel);
        var lines = await db.RubricLines.Where(l => l.AssignmentId == assignment.Id && l.Item == item.Id).OrderBy(l => l.Position).ThenBy(l => l.Id).ToListAsync(cancel);
        return new Sheet
        {
            Assignment = assignment,
            Item = item,
            Submission = submission,
            Grade = GradeShelf.Read(stored),
            Machine = machine,
            Criteria = [.. DecidableLines.Worth(item, machine).Zip(machine.Criteria).Select((pair, at) =>
                new SheetCriterion(at + 1, pair.Second, pair.First.Value, Fitting(decisions.GetValueOrDefault(at + 1), pair.Second.Text)))],
            Lines = lines.FindAll(l => l.RetiredAt is null || applied.Exists(a => a.LineId == l.Id)),
            Applied = applied,
            Seen = await SeenAsync(assignment, submissionId, item.Id, lines, cancel),
        };
    }

    /// <summary>The latest decision on each criterion; taken back ones are null.</summary>
    private async Task<Dictionary<int, MarkingDecision?>> DecisionsAsync(Submission submission, string item, CancellationToken cancel)
    {
        var all = await db.Decisions.Include(d => d.Marker).Where(d => d.SubmissionId == submission.Id && d.Item == item && d.Sha256 == submission.Sha256).OrderBy(d => d.Id).ToListAsync(cancel);
        return all.GroupBy(d => d.Criterion).ToDictionary(g => g.Key, g => g.Last() is { Marks: not null } last ? last : null);
    }

    private static MarkingDecision? Fitting(MarkingDecision? decision, string text) => decision?.CriterionText == text ? decision : null;

    private async Task<string> SeenAsync(MarkedAssignment assignment, long submissionId, string item, IReadOnlyList<RubricLine> lines, CancellationToken cancel)
    {
        var decision = await db.Decisions.Where(d => d.SubmissionId == submissionId && d.Item == item).MaxAsync(d => (long?)d.Id, cancel) ?? 0;
        var applied = await db.AppliedLines.Where(l => l.SubmissionId == submissionId && l.Item == item).Select(l => new { l.Id, Removed = l.RemovedAt != null }).ToListAsync(cancel);
        return FormattableString.Invariant(
            $"{assignment.Row.PackageVersionId}.{decision}.{applied.Count}.{applied.Count(l => l.Removed)}.{lines.Count}.{lines.Sum(l => l.Revision)}");
    }
}
