using Autograder.Rubrics.Intake;

namespace Autograder.Rubrics.Grades;

/// <summary>Where a grade stands.</summary>
public enum GradeStatus
{
    /// <summary>Every item is settled.</summary>
    Final,

    /// <summary>At least one item waits for a marker; the total is what is certain so far.</summary>
    Provisional,

    /// <summary>The upload could not be taken in (not an archive, unsafe names, too late): no item was looked at.</summary>
    Refused,

    /// <summary>Something of ours broke or is missing; the total says nothing about the student's work.</summary>
    NotGraded,
}

/// <summary>The immutable result for one submission: a pure function of assignment version, evidence, marker's marks and calendar.</summary>
public sealed record Grade
{
    public required SubmissionStamp Submission { get; init; }
    public required AssignmentStamp Assignment { get; init; }
    public required GradeStatus Status { get; init; }

    /// <summary>In the order of the assignment.</summary>
    public required IReadOnlyList<ItemGrade> Items { get; init; }

    /// <summary>Sum of the items' marks before any late rule.</summary>
    public required Marks Raw { get; init; }

    /// <summary>What the late rule took away; zero or more.</summary>
    public required Marks LateDeduction { get; init; }

    /// <summary>Raw less deduction, rounded once.</summary>
    public required Marks Total { get; init; }

    /// <summary>What full marks are, without bonus.</summary>
    public required Marks Maximum { get; init; }

    /// <summary>Plain sentence on lateness, e.g. "Handed in on time." Shown on the first page.</summary>
    public required string LateWords { get; init; }

    /// <summary>What intake dropped, normalised or noticed; for the student.</summary>
    public IReadOnlyList<Notice> Notices { get; init; } = [];

    /// <summary>What an instructor should look at; never shown to students and never a change of marks.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>Why the upload was refused or could not be graded; empty otherwise.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    public required Provenance Provenance { get; init; }
}

/// <summary>Who handed in what, when.</summary>
/// <param name="Id">Names the submission within a batch; safe as a folder name.</param>
/// <param name="Students">Names or ids of the authors, one or more, in the order found; any Unicode.</param>
/// <param name="Source">File or folder name as handed in.</param>
/// <param name="Sha256">Hash of the accepted content, or of the raw upload where it was refused.</param>
/// <param name="Received">When it was received.</param>
public sealed record SubmissionStamp(string Id, IReadOnlyList<string> Students, string Source, string Sha256, DateTimeOffset Received);

/// <summary>Which assignment, in which version, judged.</summary>
/// <param name="Sha256">Hash over everything of the package that bears on marks.</param>
/// <param name="TimeZone">IANA name; every date in the report is shown in it.</param>
public sealed record AssignmentStamp(string Slug, string Version, string Sha256, string Title, string Course, string TimeZone, DateTimeOffset? Due);

/// <summary>Where an item stands.</summary>
public enum ItemState
{
    /// <summary>Settled.</summary>
    Graded,

    /// <summary>A person has to decide; <see cref="ItemGrade.Awarded"/> counts only what is certain.</summary>
    WaitsForMarker,

    /// <summary>A dataset or device is missing on this machine; nothing was judged.</summary>
    WaitsForData,

    /// <summary>Something of ours broke for this item.</summary>
    NotGraded,
}

/// <summary>The result of one item with every reason.</summary>
public sealed record ItemGrade
{
    public required string Id { get; init; }
    public required string Title { get; init; }

    /// <summary>What was asked, in one or two sentences (plain text, may hold $TeX$).</summary>
    public required string Asked { get; init; }

    /// <summary>The kind in the words of the field: outputs, metric, number, …</summary>
    public required string Kind { get; init; }

    public required ItemState State { get; init; }
    public required Marks Awarded { get; init; }

    /// <summary>Full marks for the item; a bonus may lift <see cref="Awarded"/> above it only up to <see cref="Bonus"/>.</summary>
    public required Marks Maximum { get; init; }

    /// <summary>The most that can be earned on top of <see cref="Maximum"/>.</summary>
    public Marks Bonus { get; init; } = Marks.Zero;

    /// <summary>One line per criterion, with the marks it earned or cost and why.</summary>
    public required IReadOnlyList<CriterionGrade> Criteria { get; init; }

    /// <summary>One or two sentences: what was found.</summary>
    public required string Found { get; init; }

    /// <summary>Advice that a student can act on.</summary>
    public IReadOnlyList<string> Feedback { get; init; } = [];

    /// <summary>Tables, curves, intervals, program output.</summary>
    public IReadOnlyList<Exhibit> Exhibits { get; init; } = [];

    /// <summary>Names of the runs whose evidence this rests on.</summary>
    public IReadOnlyList<string> Runs { get; init; } = [];

    /// <summary>The key and the way to it, or null where the package never shows it.</summary>
    public ItemKey? Key { get; init; }
}

/// <summary>What the right answer is; reports show it from a time on.</summary>
/// <param name="Lines">What is right, part by part.</param>
/// <param name="Working">The way to it, in words with <c>$TeX$</c>, or null.</param>
/// <param name="From">Shown at and after this time (when nothing is accepted any more); null: always.</param>
public sealed record ItemKey(IReadOnlyList<KeyLine> Lines, string? Working, DateTimeOffset? From);

/// <summary>The key of one part.</summary>
/// <param name="Name">The part's label; empty where the item has one part only.</param>
/// <param name="Tex">TeX without dollar signs, or null where <paramref name="Text"/> says it.</param>
/// <param name="Text">In plain words; empty where there is TeX.</param>
public sealed record KeyLine(string Name, string? Tex, string Text);

/// <summary>How a criterion came out.</summary>
public enum Verdict { Met, PartlyMet, NotMet, WaitsForMarker, NotApplicable }

/// <summary>One line of an item's rubric as applied.</summary>
/// <param name="Text">What the criterion asks, e.g. "Forward pass returns the network's output".</param>
/// <param name="Awarded">Marks it earned (or cost, negative).</param>
/// <param name="Maximum">Most it can earn.</param>
/// <param name="Reason">Why, in the student's words: one sentence.</param>
/// <param name="Proposal">What the machine proposes to the marker; never shown to students.</param>
public sealed record CriterionGrade(string Text, Verdict Verdict, Marks Awarded, Marks Maximum, string Reason, Proposal? Proposal = null);

/// <summary>A machine's proposal for a criterion that a person decides.</summary>
/// <param name="Words">What was found and what was not: one sentence for the marker.</param>
public sealed record Proposal(Marks Marks, string Words);

/// <summary>Everything needed to repeat the grade.</summary>
public sealed record Provenance
{
    public required string GraderVersion { get; init; }

    /// <summary>When the evidence was gathered (latest run), not when the report was made.</summary>
    public DateTimeOffset? Gathered { get; init; }

    public IReadOnlyList<RunStamp> Runs { get; init; } = [];
}

/// <summary>One run the grade rests on.</summary>
/// <param name="EvidenceSha256">Names the stored evidence.</param>
/// <param name="Ended">How it ended, in plain words: "finished", "stopped after 60 s", …</param>
public sealed record RunStamp(string Name, string ImageId, string EvidenceSha256, long? Seed, string Device,
    string Ended, TimeSpan WallTime, TimeSpan CpuTime, long PeakMemoryBytes, string Limits);
