using Autograder.Reports.Wording;
using Autograder.Rubrics.Grades;

namespace Autograder.Reports.Students;

/// <summary>The total and how it adds up.</summary>
internal static class Totals
{
    public static TotalView Build(Grade grade) => new(
        grade.Status == GradeStatus.NotGraded ? null : grade.Total.ToString(),
        grade.Maximum.ToString(),
        grade.Status == GradeStatus.NotGraded ? null : Amounts.Percent(grade.Total, grade.Maximum),
        Sum(grade),
        PlainText.Block(grade.LateWords, Bounds.Sentence));

    private static List<FactView> Sum(Grade grade)
    {
        if (grade.LateDeduction == Marks.Zero || grade.Status is GradeStatus.NotGraded or GradeStatus.Refused) return [];
        return
        [
            new("Marks for the questions", grade.Raw.ToString()),
            new("Late deduction", $"−{grade.LateDeduction}"),
            new("Total", grade.Total.ToString()),
        ];
    }
}
