namespace Autograder.Api.Assignments;

/// <summary>What became of a change to a group.</summary>
internal enum GroupOutcome
{
    Done,

    /// <summary>No student of the course has that address or id.</summary>
    NotFound,
    AlreadyIn,
    Full,

    /// <summary>Something was handed in.</summary>
    Started,

    /// <summary>The viewer is in another group.</summary>
    LeaveFirst,

    /// <summary>The question was taken back, or never asked.</summary>
    Gone,

    /// <summary>Everybody works alone.</summary>
    Alone,
}
