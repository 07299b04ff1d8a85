using System.Globalization;
using System.Text;
using Autograder.Reports.Classes;
using Autograder.Reports.Students;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Intake;

namespace Autograder.Reports.Exports;

/// <summary>All grades as a CSV that spreadsheets open without running anything in it.</summary>
public static class Gradebook
{
    /// <summary>
    /// RFC 4180, UTF-8 with a byte order mark (without it spreadsheets misread names), one line per grade in the order given, one column
    /// per item. Marks are plain numbers with a point; an empty cell is a mark that nobody has decided yet. For the instructor: the notes hold the flags.
    /// </summary>
    public static byte[] Write(IReadOnlyList<Grade> grades)
    {
        List<ItemGrade> items = grades.SelectMany(grade => grade.Items).DistinctBy(item => item.Id).ToList();
        StringBuilder csv = new();
        AppendLine(csv, Header(items));
        var shared = Groups.Overlaps([.. grades.Select(grade => (grade.Submission.Id, grade.Submission.Students))]);
        foreach (Grade grade in grades) AppendLine(csv, Row(grade, items, shared.GetValueOrDefault(grade.Submission.Id) ?? []));
        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(csv.ToString())];
    }

    private static IEnumerable<string> Header(List<ItemGrade> items) =>
    [
        .. Texts("submission", "students", "source", "status"),
        .. items.Select(item => CsvCell.Text($"{item.Id} (of {item.Maximum})")),
        .. Texts("raw", "late deduction", "total", "maximum", "notes"),
    ];

    private static IEnumerable<string> Row(Grade grade, List<ItemGrade> items, IReadOnlyList<Notice> shared)
    {
        Dictionary<string, ItemGrade> own = grade.Items.DistinctBy(item => item.Id).ToDictionary(item => item.Id);
        bool hasTotal = grade.Status != GradeStatus.NotGraded;
        return
        [
            .. Texts(grade.Submission.Id, string.Join("; ", grade.Submission.Students), grade.Submission.Source, Statuses.Label(grade.Status)),
            .. items.Select(item => own.TryGetValue(item.Id, out ItemGrade? mine) && ItemViews.IsJudged(mine) ? Number(mine.Awarded) : ""),
            hasTotal ? Number(grade.Raw) : "", hasTotal ? Number(grade.LateDeduction) : "",
            hasTotal ? Number(grade.Total) : "", Number(grade.Maximum),
            CsvCell.Text(Notes(grade, shared)),
        ];
    }

    // Anybody can write anybody's name into a group file, so a person with two grades is for the instructor to sort out.
    private static string Notes(Grade grade, IReadOnlyList<Notice> shared) =>
        string.Join("; ", Waiting.Of(grade).Concat(InstructorFlags.Of(grade).Concat(shared.Select(notice => notice.Message)).Select(flag => $"Look at: {flag}")));

    private static IEnumerable<string> Texts(params string[] cells) => cells.Select(CsvCell.Text);

    private static string Number(Marks marks) => marks.Value.ToString("0.############################", CultureInfo.InvariantCulture);

    private static void AppendLine(StringBuilder csv, IEnumerable<string> cells) => csv.AppendJoin(',', cells).Append("\r\n");
}
