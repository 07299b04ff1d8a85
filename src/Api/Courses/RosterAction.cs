namespace Autograder.Api.Courses;

/// <summary>What an import would do with a person.</summary>
internal enum RosterAction
{
    /// <summary>No account yet: an invitation is made.</summary>
    Invite,

    /// <summary>Has an account and joins the course.</summary>
    Add,

    /// <summary>Is there, or invited, with another role, section or student id.</summary>
    Change,
    Same,
}
