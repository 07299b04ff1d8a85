using Autograder.Reports.Charts;
using Autograder.Reports.Students;
using Autograder.Reports.Wording;
using Autograder.Rubrics.Grades;

namespace Autograder.Reports.Marking;

/// <summary>From a class's grades to what waits for a marker: a pure function.</summary>
internal static class MarkingPages
{
    public static (MarkingView View, Drawings Drawings) Build(IReadOnlyList<Grade> grades, ReportOptions options)
    {
        if (grades.Count == 0) throw new ReportException("Pages for a marker need at least one grade.");
        AssignmentStamp assignment = grades[0].Assignment;
        ExhibitViews exhibits = new(options.Pictures);
        IReadOnlyList<OpenCriterion> open = OpenCriteria.Of(grades);
        List<(Grade Grade, ItemGrade Item)> waiting = open.Select(o => (o.Grade, o.Item)).DistinctBy(o => (o.Grade.Submission.Id, o.Item.Id)).ToList();
        ILookup<string, (Grade Grade, ItemGrade Item)> sheets = waiting.ToLookup(entry => entry.Item.Id);
        IReadOnlyList<string> order = grades.SelectMany(grade => grade.Items).Select(item => item.Id).Distinct().ToList();
        IReadOnlyList<string> numbers = ItemNumbers.Of(order);
        List<QuestionView> questions = order
            .Select((id, index) => (Sheets: sheets[id].ToList(), Number: numbers[index]))
            .Where(question => question.Sheets.Count > 0)
            .Select(question => Build(question.Number, question.Sheets, exhibits))
            .ToList();
        (IReadOnlyList<QuestionView> shown, int more) = Bounds.First(questions, Bounds.Items);
        MarkingView view = new()
        {
            Document = DocumentView.OfCourse(assignment, "To be marked", grades.Max(grade => grade.Submission.Received)),
            Course = PlainText.Line(assignment.Course, Bounds.Title),
            Title = PlainText.Line(assignment.Title, Bounds.Title),
            Tiles =
            [
                new("Questions", $"{questions.Count}"),
                new("Submissions", $"{waiting.Select(entry => entry.Grade.Submission.Id).Distinct().Count()}"),
                new("Decisions", $"{open.Count}"),
            ],
            Questions = shown,
            More = Bounds.MoreWords(more, "question", "questions"),
        };
        return (view, exhibits.Drawings);
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
}
