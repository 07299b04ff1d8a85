namespace Autograder.Api.Data;

/// <summary>Where a submission stands.</summary>
internal enum SubmissionState
{
    /// <summary>Waits in the queue, or for a retry.</summary>
    Queued,
    Running,

    /// <summary>There is a grade, final or provisional.</summary>
    Graded,

    /// <summary>Could not be taken in; nothing was looked at. Costs no attempt.</summary>
    Refused,

    /// <summary>We failed, three times; an instructor knows. Costs no attempt.</summary>
    Parked,

    /// <summary>Costs no attempt.</summary>
    Cancelled,

    /// <summary>A newer attempt came before this one was begun.</summary>
    Superseded,
}
