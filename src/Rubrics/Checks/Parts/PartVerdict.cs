using Autograder.Rubrics.Assignments.Parts;
using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Checks.Parts;

/// <summary>A part as it stands: what was found, with its lines of marks.</summary>
internal sealed record PartVerdict(Part Part, PartFinding Finding, IReadOnlyList<CriterionGrade> Criteria)
{
    public Marks Earned => Criteria.Aggregate(Marks.Zero, (sum, c) => sum + c.Awarded).Clamp(Marks.Zero, Part.Marks);

    /// <summary>What it would earn if markers followed every proposal.</summary>
    public Marks Proposed => Criteria.Aggregate(Marks.Zero, (sum, c) => sum + (c.Proposal?.Marks ?? c.Awarded)).Clamp(Marks.Zero, Part.Marks);

    public bool Waits => Criteria.Any(c => c.Verdict == Verdict.WaitsForMarker);

    /// <summary>Full marks and nothing left to decide; a part without marks is right by what was found.</summary>
    public bool IsRight => Part.Marks > Marks.Zero ? Earned >= Part.Marks && !Waits : Finding.Share >= 1;

    /// <summary>False where another way or better parts count instead.</summary>
    public bool Counts { get; init; } = true;

    public bool IsAttempt => Finding.Outcome != Outcome.NotAnswered;

    /// <summary>The part does not count; what a marker may still decide stays open, unless the item has full marks without it.</summary>
    public PartVerdict LeftAside(string why, bool settled) => this with
    {
        Counts = false,
        Criteria = [.. Criteria.Select(c => c.Verdict == Verdict.WaitsForMarker && !settled ? c : c with { Verdict = Verdict.NotApplicable, Awarded = Marks.Zero, Reason = why })],
    };

    public static PartVerdict Of(Part part, PartFinding finding) => new(part, finding, finding.Criteria ?? [Line(part, finding)]);

    private static CriterionGrade Line(Part part, PartFinding finding) => finding.Outcome switch
    {
        Outcome.Right => new CriterionGrade(part.Title, Verdict.Met, part.Marks, part.Marks, finding.Reason),
        Outcome.Accepted or Outcome.FollowThrough or Outcome.Near => Share(part, finding),
        Outcome.Wrong or Outcome.NotAnswered => new CriterionGrade(part.Title, Verdict.NotMet, Marks.Zero, part.Marks, finding.Reason),
        Outcome.NotUnderstood or Outcome.Undecided or Outcome.Waits => new CriterionGrade(part.Title, Verdict.WaitsForMarker, Marks.Zero, part.Marks, finding.Reason),
    };

    private static CriterionGrade Share(Part part, PartFinding finding)
    {
        var marks = part.Marks.Share(finding.Share);
        var verdict = finding.Share >= 1 ? Verdict.Met : finding.Share > 0 ? Verdict.PartlyMet : Verdict.NotMet;
        return new CriterionGrade(part.Title, verdict, marks, part.Marks, finding.Reason);
    }
}
