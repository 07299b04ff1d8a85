namespace Autograder.Api.Courses;

/// <summary>How a change of a member ended.</summary>
internal enum MemberOutcome
{
    Done,
    NotThere,

    /// <summary>Somebody has to be left who can run the course.</summary>
    LastInstructor,
    StudentIdTaken,
}
