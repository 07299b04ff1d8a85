using Autograder.Reports.Wording;
using Autograder.Rubrics.Grades;

namespace Autograder.Reports.Students;

/// <summary>Everything the student's template shows, in its words: the template lays out and decides nothing.</summary>
public sealed record StudentView
{
    public required DocumentView Document { get; init; }
    public required string Course { get; init; }
    public required string Title { get; init; }
    public required IReadOnlyList<string> Students { get; init; }
    public required IReadOnlyList<FactView> Submission { get; init; }
    public required StatusView Status { get; init; }
    public required TotalView Total { get; init; }
    public required IReadOnlyList<BarView> Bars { get; init; }
    public required IReadOnlyList<NoticeView> Notices { get; init; }
    public required IReadOnlyList<string> Reasons { get; init; }
    public required IReadOnlyList<ItemView> Items { get; init; }
    public string? MoreItems { get; init; }
    public required ProvenanceView Provenance { get; init; }
}

/// <summary>The document's own title, date and running lines.</summary>
public sealed record DocumentView(string Title, string Author, IReadOnlyList<int> Date, string HeaderLeft, string HeaderRight, string FooterLeft)
{
    /// <summary>A document about everybody's work on an assignment.</summary>
    /// <param name="what">What the document is, beginning with a capital: "Class summary".</param>
    public static DocumentView OfCourse(AssignmentStamp assignment, string what, DateTimeOffset at)
    {
        DateOnly day = new Dates(assignment.TimeZone).Day(at);
        string title = PlainText.Cut(PlainText.Flat(assignment.Title), 90), course = PlainText.Cut(PlainText.Flat(assignment.Course), 80);
        return new DocumentView(
            $"{title} – {char.ToLowerInvariant(what[0])}{what[1..]}", course, [day.Year, day.Month, day.Day], PlainText.Columns(title, 60), what, PlainText.Columns(course, 80));
    }
}

/// <summary>A label and what it says.</summary>
public sealed record FactView(string Label, string Value);

/// <summary>The badge: a tone for its colour, its name, and a sentence on what it means.</summary>
public sealed record StatusView(string Tone, string Label, string Words);

/// <summary>The large number and how it comes about; null where there is nothing to add up.</summary>
public sealed record TotalView(string? Total, string Maximum, string? Percent, IReadOnlyList<FactView> Sum, string LateWords);

/// <summary>One question's bar: shares of the full bar, 0 to 1.</summary>
public sealed record BarView(string Number, string Title, string Marks, decimal Share, decimal Waiting, decimal Bonus, string? State);

/// <summary>Something about the upload.</summary>
public sealed record NoticeView(string Label, string Message, string? Path);

/// <summary>One item with everything below its heading.</summary>
public sealed record ItemView
{
    public required string Number { get; init; }
    public required string Title { get; init; }
    public required string Marks { get; init; }
    public string? BonusWords { get; init; }
    public string? State { get; init; }
    public required RichText Asked { get; init; }
    public required RichText Found { get; init; }

    /// <summary>Nothing was run for it: question and marks need no headings.</summary>
    public required bool Plain { get; init; }

    /// <summary>One criterion that is the question itself: its reason says what was found.</summary>
    public required bool Brief { get; init; }
    public required IReadOnlyList<CriterionView> Criteria { get; init; }
    public string? MoreCriteria { get; init; }
    public required IReadOnlyList<RichText> Feedback { get; init; }
    public required IReadOnlyList<ExhibitView> Exhibits { get; init; }
    public string? MoreExhibits { get; init; }
    public KeyView? Key { get; init; }
    public string? Runs { get; init; }
}

/// <summary>The right answer, where it may be shown.</summary>
public sealed record KeyView(IReadOnlyList<KeyLineView> Lines, RichText? Working);

/// <summary>A part's label and its key.</summary>
public sealed record KeyLineView(string Name, RichText Value);

/// <summary>One line of the rubric: a tone for its colour, a sign and a word for those who do not see it.</summary>
public sealed record CriterionView(string Tone, string Sign, string Verdict, RichText Text, RichText Reason, string Marks);

/// <summary>How the grade was obtained.</summary>
public sealed record ProvenanceView(IReadOnlyList<FactView> Facts, IReadOnlyList<RunView> Runs, string? MoreRuns);

/// <summary>One run the grade rests on.</summary>
public sealed record RunView(string Name, string Ended, IReadOnlyList<FactView> Facts, IReadOnlyList<FactView> Hashes);
