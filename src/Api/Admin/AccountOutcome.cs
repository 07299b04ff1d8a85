namespace Autograder.Api.Admin;

/// <summary>How a change of an account ended.</summary>
internal enum AccountOutcome
{
    Done,
    NotThere,

    /// <summary>Somebody has to be left who can let others in.</summary>
    LastAdmin,
}
