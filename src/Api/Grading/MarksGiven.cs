using System.Globalization;
using Autograder.Api.Data;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Marking;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Grading;

/// <summary>What markers have given a submission's present content.</summary>
/// <param name="Decisions">On the package's criteria, the latest on each.</param>
/// <param name="Lines">Beside them; their ids are those of applied_lines.</param>
internal sealed record MarksGiven(IReadOnlyList<MarkerDecision> Decisions, IReadOnlyList<MarkerLine> Lines)
{
    public static MarksGiven None { get; } = new([], []);

    public bool IsEmpty => Decisions.Count == 0 && Lines.Count == 0;

    public static async Task<MarksGiven> OfAsync(PortalDb db, long submissionId, CancellationToken cancel)
    {
        var decided = await db.Decisions.AsNoTracking()
            .Where(d => d.SubmissionId == submissionId && d.Sha256 == d.Submission!.Sha256) // always there
            .OrderBy(d => d.Id)
            .Select(d => new { d.Item, d.Criterion, d.CriterionText, d.Marks, Who = d.Marker!.DisplayName, d.MadeAt, d.Comment })
            .ToListAsync(cancel);
        var applied = await db.AppliedLines.AsNoTracking()
            .Where(l => l.SubmissionId == submissionId && l.RemovedAt == null && l.Sha256 == l.Submission!.Sha256)
            .OrderBy(l => l.Id)
            .Select(l => new { l.Id, l.Item, Text = l.Line == null ? l.Text : l.Line.Text, Marks = l.Line == null ? l.Marks : l.Line.Marks, Who = l.Marker!.DisplayName, l.MadeAt, l.Comment })
            .ToListAsync(cancel);
        return new MarksGiven(
            [.. decided.GroupBy(d => (d.Item, d.Criterion)).Select(g => g.Last()).Where(d => d.Marks is not null)
                .Select(d => new MarkerDecision(d.Item, d.Criterion, d.CriterionText, new Marks(d.Marks ?? 0), d.Who, d.MadeAt, d.Comment))],
            [.. applied.Select(l => new MarkerLine(l.Item, l.Id.ToString(CultureInfo.InvariantCulture), l.Text ?? "", new Marks(l.Marks ?? 0), l.Who, l.MadeAt, l.Comment))]);
    }
}
