using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Marking;

/// <summary>Puts what markers decided in the place of what the machine found. Pure.</summary>
internal static class DecidedCriteria
{
    /// <param name="before">How many lines of the item's rubric stand before these; decisions about them are left aside.</param>
    /// <param name="flags">For the instructor: decisions that no longer fit, and those that differ from a mark that the machine was sure of.</param>
    public static IReadOnlyList<CriterionGrade> Apply(string item, IReadOnlyList<CriterionGrade> criteria, IReadOnlyList<MarkerDecision> decided, ICollection<string> flags, int before = 0)
    {
        var mine = decided.Where(d => d.Item == item && (before == 0 || d.Criterion > before)).ToList();
        if (mine.Count == 0)
        {
            return criteria;
        }

        var result = criteria.ToArray();
        foreach (var decision in mine)
        {
            var at = decision.Criterion - 1 - before;
            if (at < 0 || at >= result.Length || result[at].Text != decision.Text)
            {
                flags.Add($"{item}: {decision.Who}'s marks for criterion {decision.Criterion}, “{decision.Text}”, were left aside: the item's criteria have changed since. Please decide again.");
                continue;
            }

            var machine = result[at];
            if (machine.Verdict is not (Verdict.WaitsForMarker or Verdict.NotApplicable) && machine.Awarded != decision.Marks)
            {
                flags.Add($"{item}: {decision.Who} gave {decision.Marks} for “{decision.Text}”; the machine found {machine.Awarded} ({machine.Reason})");
            }

            result[at] = Decided(machine, decision);
        }

        return result;
    }

    private static CriterionGrade Decided(CriterionGrade criterion, MarkerDecision decision) => criterion with
    {
        Awarded = decision.Marks,
        Verdict = decision.Marks <= Marks.Zero && criterion.Maximum > Marks.Zero ? Verdict.NotMet : decision.Marks < criterion.Maximum ? Verdict.PartlyMet : Verdict.Met,
        Reason = decision.Comment.Length > 0 ? decision.Comment : "Decided by a marker.",
        Proposal = null,
    };
}
