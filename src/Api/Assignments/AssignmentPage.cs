using Autograder.Api.Data;

namespace Autograder.Api.Assignments;

/// <summary>Everything the page of an assignment shows to a student.</summary>
internal sealed record AssignmentPage
{
    public required OpenedAssignment Opened { get; init; }
    public required Handout Handout { get; init; }
    public required Deadline Deadline { get; init; }
    public required bool HasStarter { get; init; }

    /// <summary>Whether answers can be typed into a form.</summary>
    public required bool HasForm { get; init; }

    /// <summary>When answers were typed that have not been handed in; null where none were.</summary>
    public required DateTimeOffset? Draft { get; init; }
    public required int AttemptsUsed { get; init; }
    public required bool IsReleased { get; init; }

    /// <summary>Null where everybody works alone.</summary>
    public required GroupView? Group { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<AttemptRow> Attempts { get; init; }
    public required string SubmitKey { get; init; }

    public int? AttemptsLeft => Opened.Assignment.AttemptLimit is { } limit ? Math.Max(0, limit - AttemptsUsed) : null;

    public bool CanHandIn => Opened.MayHandIn && !Deadline.IsClosed && AttemptsLeft != 0;
}

/// <summary>One attempt in the list.</summary>
internal sealed record AttemptRow(long Id, int Number, DateTimeOffset ReceivedAt, string Source, SubmissionState State, bool Counts, decimal? Total, decimal? Maximum, int Waiting, string? By);
