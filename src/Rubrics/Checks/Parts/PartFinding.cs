using Autograder.Rubrics.Grades;

namespace Autograder.Rubrics.Checks.Parts;

/// <summary>How an answer came out.</summary>
internal enum Outcome
{
    /// <summary>It is the key.</summary>
    Right,

    /// <summary>It is another accepted reading.</summary>
    Accepted,

    /// <summary>It follows from the student's own earlier answers.</summary>
    FollowThrough,

    /// <summary>A known mistake, or a part of the entries is right.</summary>
    Near,
    Wrong,
    NotAnswered,

    /// <summary>It could not be read; a marker reads it.</summary>
    NotUnderstood,

    /// <summary>It could neither be confirmed nor refuted; a marker decides.</summary>
    Undecided,

    /// <summary>Only a person can judge it.</summary>
    Waits,
}

/// <summary>What a judge found about one part: a pure function of definition, sheet and keys.</summary>
/// <param name="Share">Share of the part's marks, 0 to 1; ignored where there are <see cref="Criteria"/>.</param>
/// <param name="Reason">One sentence for the student.</param>
internal sealed record PartFinding(Outcome Outcome, decimal Share, string Reason)
{
    /// <summary>Lines of their own instead of one line for the part; the same number of lines whatever was found.</summary>
    public IReadOnlyList<CriterionGrade>? Criteria { get; init; }
    public IReadOnlyList<UnderstoodAnswer> Understood { get; init; } = [];
    public IReadOnlyList<Exhibit> Exhibits { get; init; } = [];
    public IReadOnlyList<string> Feedback { get; init; } = [];

    /// <summary>For the instructor.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    public static PartFinding Unread(string reason) => new(Outcome.NotUnderstood, 0, reason);
}
