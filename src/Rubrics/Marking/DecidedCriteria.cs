using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Marking;

/// <summary>Puts what markers decided in the place of what the machine found. Pure.</summary>
internal static class DecidedCriteria
{
    /// <param name="flags">For the instructor: decisions that no longer fit, and those that differ from a mark that the machine was sure of.</param>
    public static IReadOnlyList<CriterionGrade> Apply(string item, IReadOnlyList<CriterionGrade> criteria, IReadOnlyList<MarkerDecision> decided, ICollection<string> flags)
    {
        var mine = decided.Where(d => d.Item == item).ToList();
        if (mine.Count == 0)
        {
            return criteria;
        }

        var result = criteria.ToArray();
        foreach (var decision in mine)
        {
            if (decision.Criterion < 1 || decision.Criterion > result.Length || result[decision.Criterion - 1].Text != decision.Text)
            {
                flags.Add($"{item}: {decision.Who}'s marks for criterion {decision.Criterion}, “{decision.Text}”, were left aside: the item's criteria have changed since. Please decide again.");
                continue;
            }

            var before = result[decision.Criterion - 1];
            if (before.Verdict is not (Verdict.WaitsForMarker or Verdict.NotApplicable) && before.Awarded != decision.Marks)
            {
                flags.Add($"{item}: {decision.Who} gave {decision.Marks} for “{decision.Text}”; the machine found {before.Awarded} ({before.Reason})");
            }

            result[decision.Criterion - 1] = Decided(before, decision);
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
