namespace Autograder.Api.Data;

internal enum JobState
{
    Queued,
    Leased,
    Done,
    Cancelled,

    /// <summary>Failed by our fault as often as is tried.</summary>
    Parked,
}
