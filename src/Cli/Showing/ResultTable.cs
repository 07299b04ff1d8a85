using Autograder.Rubrics.Grades;
using Spectre.Console;

namespace Autograder.Cli.Showing;

/// <summary>What came out, one row per submission, and the totals below.</summary>
internal static class ResultTable
{
    public static void Show(IAnsiConsole screen, IReadOnlyList<Grade> grades, IReadOnlySet<string> unchanged, TimeSpan took)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Submission", "Students", "Status").AddColumn(new TableColumn("Marks").RightAligned().NoWrap())
            .AddColumn(new TableColumn("Late").RightAligned().NoWrap()).AddColumn("Note");
        foreach (var grade in grades)
        {
            var colour = GradeWords.Colour(grade.Status);
            table.AddRow(
                Markup.Escape(grade.Submission.Id),
                Markup.Escape(GradeWords.Students(grade)),
                $"[{colour}]{GradeWords.Status(grade.Status)}[/]{(unchanged.Contains(grade.Submission.Id) ? " [grey](unchanged)[/]" : "")}",
                Markup.Escape(GradeWords.Total(grade)),
                GradeWords.Late(grade),
                Markup.Escape(GradeWords.Note(grade)));
        }

        screen.Write(table);
        screen.MarkupLine(Markup.Escape(Totals(grades, unchanged.Count, took)));
    }

    public static string Totals(IReadOnlyList<Grade> grades, int unchanged, TimeSpan took)
    {
        var parts = Enum.GetValues<GradeStatus>().Select(status => (Status: status, Count: grades.Count(g => g.Status == status)))
            .Where(group => group.Count > 0).Select(group => $"{group.Count} {GradeWords.Status(group.Status)}");
        var kept = unchanged > 0 ? $" {unchanged} unchanged and not looked at again." : "";
        return $"{grades.Count} {(grades.Count == 1 ? "submission" : "submissions")}{(grades.Count > 0 ? ": " : "")}{string.Join(", ", parts)}.{kept} Took {Spans.Words(took)}.";
    }
}
