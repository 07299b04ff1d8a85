using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Marking;

namespace Autograder.Rubrics.Scoring;

/// <summary>Applies markers' decisions to items that are not answered in the answers file; for those that are, rules come after the decisions.</summary>
internal static class MarkersChoice
{
    /// <param name="flags">For the instructor.</param>
    public static ItemGrade Apply(Item item, ItemGrade grade, IReadOnlyList<MarkerDecision> decided, ICollection<string> flags)
    {
        if (item.Check is ItemCheck.Answers || decided.All(d => d.Item != item.Id))
        {
            return grade;
        }

        var criteria = DecidedCriteria.Apply(item.Id, grade.Criteria, decided, flags);
        return grade with
        {
            Criteria = criteria,
            Awarded = criteria.Aggregate(Marks.Zero, (sum, c) => sum + c.Awarded).Clamp(Marks.Zero, grade.Maximum + grade.Bonus),
            State = grade.State == ItemState.WaitsForMarker && criteria.All(c => c.Verdict != Verdict.WaitsForMarker) ? ItemState.Graded : grade.State,
        };
    }
}
