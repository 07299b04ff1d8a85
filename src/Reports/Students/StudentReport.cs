using Autograder.Reports.Charts;
using Autograder.Reports.Classes;
using Autograder.Reports.Wording;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Intake;

namespace Autograder.Reports.Students;

/// <summary>From a grade to what its report shows: a pure function.</summary>
public static class StudentReport
{
    public static (StudentView View, Drawings Drawings) Build(Grade grade, ReportOptions options)
    {
        Dates dates = new(grade.Assignment.TimeZone);
        ExhibitViews exhibits = new(options.Pictures);
        (IReadOnlyList<ItemGrade> items, int moreItems) = Bounds.First(grade.Items, Bounds.Items);
        IReadOnlyList<string> numbers = ItemNumbers.Of(grade.Items.Select(item => item.Id).ToList());
        bool hasItems = grade.Status is GradeStatus.Final or GradeStatus.Provisional;
        StudentView view = new()
        {
            Document = DocumentOf(grade, dates),
            Course = PlainText.Line(grade.Assignment.Course, Bounds.Title),
            Title = PlainText.Line(grade.Assignment.Title, Bounds.Title),
            Students = StudentNames(grade.Submission),
            Submission = SubmissionFacts(grade, dates),
            Status = Statuses.Build(grade),
            Total = Totals.Build(grade),
            Bars = items.Select((item, index) => ItemViews.BuildBar(item, numbers[index])).ToList(),
            Notices = grade.Notices.Where(InstructorFlags.IsForStudent).Take(Bounds.Notices).Select(NoticeOf).ToList(),
            Reasons = grade.Reasons.Take(Bounds.Reasons).Select(reason => PlainText.Block(reason, Bounds.Sentence)).ToList(),
            Items = items.Select((item, index) => ItemViews.Build(item, numbers[index], exhibits, options.At)).ToList(),
            MoreItems = Bounds.MoreWords(moreItems, "question", "questions"),
            Provenance = ProvenanceViews.Build(grade, dates),
        };
        return (hasItems ? view : view with { Bars = [], Items = [], MoreItems = null }, hasItems ? exhibits.Drawings : Drawings.None);
    }

    /// <summary>Each author's name, bounded; the group's size where it is too large to list.</summary>
    public static IReadOnlyList<string> StudentNames(SubmissionStamp submission)
    {
        (IReadOnlyList<string> shown, int more) = Bounds.First(submission.Students, Bounds.Students);
        List<string> names = shown.Select(name => PlainText.Line(name, Bounds.Name)).Where(name => name.Length > 0).ToList();
        if (Bounds.MoreWords(more, "student", "students") is { } words) names.Add(words);
        return names.Count > 0 ? names : ["(no name found)"];
    }

    private static DocumentView DocumentOf(Grade grade, Dates dates)
    {
        DateOnly day = dates.Day(grade.Provenance.Gathered ?? grade.Submission.Received);
        string title = PlainText.Cut(PlainText.Flat(grade.Assignment.Title), 90);
        string names = string.Join(", ", grade.Submission.Students.Take(3).Select(name => PlainText.Cut(PlainText.Flat(name), 60)));
        string who = PlainText.Cut(names.Length > 0 ? names : grade.Submission.Id, 90);
        return new DocumentView(
            $"{title} – report for {who}", PlainText.Cut(PlainText.Flat(grade.Assignment.Course), 120), [day.Year, day.Month, day.Day],
            PlainText.Columns(title, 60), PlainText.Columns(who, 50), PlainText.Columns(grade.Assignment.Course, 80));
    }

    private static List<FactView> SubmissionFacts(Grade grade, Dates dates)
    {
        List<FactView> facts =
        [
            new("Handed in", PlainText.Line(grade.Submission.Source, Bounds.Name)),
            new("Received", dates.Words(grade.Submission.Received)),
        ];
        if (grade.Assignment.Due is { } due) facts.Add(new FactView("Due", dates.Words(due)));
        return facts;
    }

    private static NoticeView NoticeOf(Notice notice) => new(
        notice.Kind switch
        {
            NoticeKind.Dropped => "Left out",
            NoticeKind.Normalised => "Changed",
            NoticeKind.Missing => "Missing",
            NoticeKind.Naming => "File name",
            NoticeKind.Late => "Deadline",
            NoticeKind.Pages => "Pages",
            NoticeKind.Group => "Group",
            NoticeKind.Answers => "Answers",
            NoticeKind.Flag => "Note",
        },
        PlainText.Block(notice.Message, Bounds.Sentence),
        notice.Path is null ? null : PlainText.Line(notice.Path, Bounds.Name));
}
