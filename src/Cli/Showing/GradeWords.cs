using Autograder.Rubrics.Grades;

namespace Autograder.Cli.Showing;

/// <summary>A grade in the few words of a table row.</summary>
internal static class GradeWords
{
    public static string Status(GradeStatus status) => status switch
    {
        GradeStatus.Final => "final",
        GradeStatus.Provisional => "provisional",
        GradeStatus.Refused => "refused",
        GradeStatus.NotGraded => "not graded",
    };

    public static string Colour(GradeStatus status) => status switch
    {
        GradeStatus.Final => "green",
        GradeStatus.Provisional => "yellow",
        GradeStatus.Refused => "magenta",
        GradeStatus.NotGraded => "red",
    };

    public static string Students(Grade grade) => PlainText.Line(string.Join(", ", grade.Submission.Students), 60);

    public static string Total(Grade grade) => grade.Status == GradeStatus.NotGraded ? "–" : $"{grade.Total} / {grade.Maximum}";

    public static string Late(Grade grade) => grade.LateDeduction > Marks.Zero ? $"−{grade.LateDeduction}" : "";

    /// <summary>Why it is what it is: the reason of a refusal, what it waits for, where marks were lost.</summary>
    public static string Note(Grade grade)
    {
        if (grade.Reasons.Count > 0)
        {
            return PlainText.Line(grade.Reasons[0], 160);
        }

        List<string> parts =
        [
            .. Group("waits for data", grade, i => i.State == ItemState.WaitsForData, i => i.Id),
            .. Group("waits for a marker", grade, i => i.State == ItemState.WaitsForMarker, i => i.Id),
            .. Group("not graded", grade, i => i.State == ItemState.NotGraded, i => i.Id),
            .. Group("lost", grade, i => i.State == ItemState.Graded && i.Awarded < i.Maximum, i => $"{i.Id} {i.Awarded}/{i.Maximum}"),
            .. grade.Flags.Count > 0 ? [$"look at: {grade.Flags[0]}"] : Array.Empty<string>(),
        ];
        return PlainText.Line(parts.Count == 0 ? FullMarks(grade) : string.Join("; ", parts), 160);
    }

    private static string FullMarks(Grade grade) => grade.LateDeduction > Marks.Zero ? "full marks, less the late deduction" : "full marks";

    private static IEnumerable<string> Group(string what, Grade grade, Func<ItemGrade, bool> belongs, Func<ItemGrade, string> shown)
    {
        var items = grade.Items.Where(belongs).Select(shown).ToList();
        return items.Count == 0 ? [] : [$"{what}: {string.Join(", ", items)}"];
    }
}
