using Autograder.Reports.Charts;
using Autograder.Reports.Students;
using Autograder.Reports.Wording;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Integrity;

namespace Autograder.Reports.Classes;

/// <summary>From a class's grades to what the instructor's page shows: a pure function.</summary>
internal static class ClassSummary
{
    public static (ClassView View, IReadOnlyList<ChartRequest> Charts) Build(IReadOnlyList<Grade> grades, IReadOnlyList<CourseFinding> findings)
    {
        if (grades.Count == 0) throw new ReportException("A class summary needs at least one grade.");
        AssignmentStamp assignment = grades[0].Assignment;
        IReadOnlyList<Grade> counted = ClassStatistics.Counted(grades);
        (IReadOnlyList<Grade> listed, int moreStudents) = Bounds.First(grades, Bounds.ClassRows);
        (IReadOnlyList<RemarkView> flags, int moreFlags) = Bounds.First(Remarks(grades, InstructorFlags.Of), Bounds.Flags);
        (IReadOnlyList<RemarkView> waiting, int moreWaiting) = Bounds.First(Remarks(grades, Waiting.Of), Bounds.Flags);
        (IReadOnlyList<CourseFinding> common, int moreCommon) = Bounds.First(findings, Bounds.Flags);
        (HistogramView? histogram, IReadOnlyList<ChartRequest> charts) = ClassNumbers.Histogram(counted);
        ClassView view = new()
        {
            Document = DocumentView.OfCourse(assignment, "Class summary", Latest(grades)),
            Course = PlainText.Line(assignment.Course, Bounds.Title),
            Title = PlainText.Line(assignment.Title, Bounds.Title),
            Tiles = Tiles(grades),
            Statistics = ClassNumbers.Statistics(counted),
            Basis = Basis(grades.Count, counted.Count),
            Histogram = histogram,
            Items = ClassItems.Build(counted),
            Students = listed.Select(RowOf).ToList(),
            MoreStudents = Bounds.MoreWords(moreStudents, "submission", "submissions"),
            Flags = flags,
            MoreFlags = Bounds.MoreWords(moreFlags, "submission", "submissions"),
            Common = common.Select(CommonOf).ToList(),
            MoreCommon = Bounds.MoreWords(moreCommon, "finding", "findings"),
            Waiting = waiting,
            MoreWaiting = Bounds.MoreWords(moreWaiting, "submission", "submissions"),
            Facts = Facts(grades),
        };
        return (view, charts);
    }

    private static CommonView CommonOf(CourseFinding finding) => new(
        PlainText.Line(string.Join(", ", finding.Submissions.Take(Bounds.Students)), Bounds.Name),
        PlainText.Block(finding.What, Bounds.Sentence / 2),
        PlainText.Block(finding.Surprise, Bounds.Sentence / 2));

    private static DateTimeOffset Latest(IReadOnlyList<Grade> grades) => grades.Max(grade => grade.Provenance.Gathered) ?? grades.Max(grade => grade.Submission.Received);

    private static List<FactView> Tiles(IReadOnlyList<Grade> grades) =>
    [
        new("Submissions", $"{grades.Count}"),
        .. Enum.GetValues<GradeStatus>().Select(status => new FactView(Statuses.Label(status), $"{grades.Count(grade => grade.Status == status)}")),
    ];

    private static string Basis(int all, int counted) => counted == all
        ? "Over all submissions."
        : $"Over the {counted} of {all} submissions that could be graded; provisional totals count what is certain so far.";

    private static StudentRowView RowOf(Grade grade)
    {
        bool hasTotal = grade.Status != GradeStatus.NotGraded;
        return new StudentRowView(
            Names(grade), PlainText.Line(grade.Submission.Id, Bounds.Name), Statuses.Tone(grade.Status), Statuses.Label(grade.Status),
            grade.LateDeduction == Marks.Zero ? "" : $"−{grade.LateDeduction}",
            hasTotal ? grade.Total.ToString() : "–",
            hasTotal ? Amounts.Percent(grade.Total, grade.Maximum) ?? "" : "");
    }

    private static List<RemarkView> Remarks(IReadOnlyList<Grade> grades, Func<Grade, IReadOnlyList<string>> wordsOf) => grades
        .Select(grade => (Grade: grade, Words: wordsOf(grade)))
        .Where(entry => entry.Words.Count > 0)
        .Select(entry => new RemarkView(
            Names(entry.Grade), PlainText.Line(entry.Grade.Submission.Id, Bounds.Name),
            entry.Words.Take(Bounds.Reasons).Select(words => PlainText.Block(words, Bounds.Sentence / 2)).ToList()))
        .ToList();

    private static string Names(Grade grade) => string.Join(", ", StudentReport.StudentNames(grade.Submission));

    private static List<FactView> Facts(IReadOnlyList<Grade> grades)
    {
        AssignmentStamp assignment = grades[0].Assignment;
        Dates dates = new(assignment.TimeZone);
        List<FactView> facts =
        [
            new("Assignment", PlainText.Line($"{assignment.Slug}, version {assignment.Version}", Bounds.Title)),
            new("Assignment package", assignment.Sha256),
            new("Grader", PlainText.Line(grades[0].Provenance.GraderVersion, Bounds.Title)),
            new("Latest evidence", dates.Words(Latest(grades))),
        ];
        if (assignment.Due is { } due) facts.Add(new FactView("Due", dates.Words(due)));
        return facts;
    }
}
