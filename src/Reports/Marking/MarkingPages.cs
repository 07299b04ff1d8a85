using Autograder.Reports.Charts;
using Autograder.Reports.Students;
using Autograder.Reports.Wording;
using Autograder.Rubrics.Grades;

namespace Autograder.Reports.Marking;

/// <summary>From a class's grades to what waits for a marker: a pure function.</summary>
internal static class MarkingPages
{
    public static (MarkingView View, IReadOnlyList<ChartRequest> Charts) Build(IReadOnlyList<Grade> grades)
    {
        if (grades.Count == 0) throw new ReportException("Pages for a marker need at least one grade.");
        AssignmentStamp assignment = grades[0].Assignment;
        ExhibitViews exhibits = new();
        List<(Grade Grade, ItemGrade Item)> waiting = OpenCriteria.Of(grades).Select(open => (open.Grade, open.Item)).Distinct().ToList();
        IReadOnlyList<string> order = grades.SelectMany(grade => grade.Items).Select(item => item.Id).Distinct().ToList();
        IReadOnlyList<string> numbers = ItemNumbers.Of(order);
        List<QuestionView> questions = order
            .Select((id, index) => (Sheets: waiting.Where(entry => entry.Item.Id == id).ToList(), Number: numbers[index]))
            .Where(question => question.Sheets.Count > 0)
            .Select(question => Build(question.Number, question.Sheets, exhibits))
            .ToList();
        (IReadOnlyList<QuestionView> shown, int more) = Bounds.First(questions, Bounds.Items);
        MarkingView view = new()
        {
            Document = DocumentOf(grades),
            Course = PlainText.Line(assignment.Course, Bounds.Title),
            Title = PlainText.Line(assignment.Title, Bounds.Title),
            Tiles =
            [
                new("Questions", $"{questions.Count}"),
                new("Submissions", $"{waiting.Select(entry => entry.Grade.Submission.Id).Distinct().Count()}"),
                new("Decisions", $"{OpenCriteria.Of(grades).Count}"),
            ],
            Questions = shown,
            More = Bounds.MoreWords(more, "question", "questions"),
        };
        return (view, exhibits.Charts);
    }

    private static QuestionView Build(string number, List<(Grade Grade, ItemGrade Item)> sheets, ExhibitViews exhibits)
    {
        ItemGrade first = sheets[0].Item;
        (IReadOnlyList<(Grade Grade, ItemGrade Item)> shown, int more) = Bounds.First(sheets, Bounds.Sheets);
        return new QuestionView(
            number, PlainText.Line(first.Title, Bounds.Title), first.Maximum.ToString(), RichTextParser.Parse(first.Asked),
            first.Key is { } key ? KeyViews.Build(key) : null,
            shown.Select(entry => Build(entry.Grade, entry.Item, exhibits)).ToList(),
            Bounds.MoreWords(more, "submission", "submissions"));
    }

    private static SheetView Build(Grade grade, ItemGrade item, ExhibitViews exhibits) => new(
        PlainText.Line(grade.Submission.Id, Bounds.Name),
        Amounts.Of(item.Awarded, item.Maximum),
        RichTextParser.Parse(item.Found),
        OpenCriteria.Of(item).Take(Bounds.Criteria).Select(open => Build(open.Number, open.Criterion)).ToList(),
        item.Exhibits.Take(Bounds.Exhibits).Select(exhibits.Build).ToList());

    private static DecisionView Build(int number, CriterionGrade criterion) => new(
        $"{number}",
        RichTextParser.Parse(criterion.Text, Bounds.Sentence / 2),
        criterion.Maximum.ToString(),
        criterion.Proposal?.Marks.ToString() ?? "–",
        PlainText.Line(criterion.Proposal?.Words ?? criterion.Reason, Bounds.Sentence / 4));

    private static DocumentView DocumentOf(IReadOnlyList<Grade> grades)
    {
        AssignmentStamp assignment = grades[0].Assignment;
        DateOnly day = new Dates(assignment.TimeZone).Day(grades.Max(grade => grade.Submission.Received));
        string title = PlainText.Cut(PlainText.Flat(assignment.Title), 90), course = PlainText.Cut(PlainText.Flat(assignment.Course), 80);
        return new DocumentView(
            $"{title} – to be marked", course, [day.Year, day.Month, day.Day], PlainText.Columns(title, 60), "To be marked", PlainText.Columns(course, 80));
    }
}
