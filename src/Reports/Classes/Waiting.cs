using Autograder.Reports.Students;
using Autograder.Rubrics.Grades;

namespace Autograder.Reports.Classes;

/// <summary>What still keeps a grade from being final.</summary>
internal static class Waiting
{
    public static IReadOnlyList<string> Of(Grade grade) => grade.Status switch
    {
        GradeStatus.Final => [],
        GradeStatus.Provisional => Items(grade),
        GradeStatus.Refused => grade.Reasons.Select(reason => $"Refused: {reason}").ToList(),
        GradeStatus.NotGraded => grade.Reasons.Select(reason => $"Not graded: {reason}").DefaultIfEmpty("Not graded.").ToList(),
    };

    private static List<string> Items(Grade grade) => grade.Items
        .Where(item => item.State != ItemState.Graded)
        .Select(item => $"{item.Title}: {ItemViews.StateWords(item.State)}")
        .ToList();
}
