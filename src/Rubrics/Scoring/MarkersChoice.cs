using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Marking;

namespace Autograder.Rubrics.Scoring;

/// <summary>Applies markers' decisions to lines that are not answered in the answers file; for those that are, rules come after the decisions.</summary>
internal static class MarkersChoice
{
    /// <param name="flags">For the instructor.</param>
    public static ItemGrade Apply(Item item, ItemGrade grade, IReadOnlyList<MarkerDecision> decided, ICollection<string> flags)
    {
        var own = item.Check.Typed is null ? grade.Criteria.Count : Math.Min(item.Check.LinesBeforeTyped, grade.Criteria.Count);
        var mine = decided.Where(d => d.Item == item.Id && (item.Check.Typed is null || d.Criterion <= own)).ToList();
        if (mine.Count == 0)
        {
            return grade;
        }

        IReadOnlyList<CriterionGrade> criteria = [.. DecidedCriteria.Apply(item.Id, [.. grade.Criteria.Take(own)], mine, flags), .. grade.Criteria.Skip(own)];
        return grade with
        {
            Criteria = criteria,
            Awarded = criteria.Aggregate(Marks.Zero, (sum, c) => sum + c.Awarded).Clamp(Marks.Zero, grade.Maximum + grade.Bonus),
            State = grade.State == ItemState.WaitsForMarker && criteria.All(c => c.Verdict != Verdict.WaitsForMarker) ? ItemState.Graded : grade.State,
        };
    }
}
