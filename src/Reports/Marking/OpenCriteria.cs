using Autograder.Rubrics.Grades;

namespace Autograder.Reports.Marking;

/// <summary>A criterion that a person has to decide.</summary>
/// <param name="Number">Its place among the item's criteria, from 1: with submission and item it names the decision.</param>
internal sealed record OpenCriterion(Grade Grade, ItemGrade Item, int Number, CriterionGrade Criterion);

/// <summary>Finds what waits for a marker.</summary>
internal static class OpenCriteria
{
    /// <summary>In the order of the grades, items and criteria.</summary>
    public static IReadOnlyList<OpenCriterion> Of(IReadOnlyList<Grade> grades) => grades
        .Where(grade => grade.Status == GradeStatus.Provisional)
        .SelectMany(grade => grade.Items.SelectMany(item => Of(item).Select(open => new OpenCriterion(grade, item, open.Number, open.Criterion))))
        .ToList();

    public static IEnumerable<(int Number, CriterionGrade Criterion)> Of(ItemGrade item) => item.State == ItemState.WaitsForMarker
        ? item.Criteria.Select((criterion, index) => (index + 1, criterion)).Where(entry => entry.criterion.Verdict == Verdict.WaitsForMarker)
        : [];
}
