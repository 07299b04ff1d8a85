namespace Autograder.Api.Data;

/// <summary>Where the proof of a package version stands.</summary>
internal enum CheckState
{
    NotAsked,
    Waiting,
    Passed,
    Failed,
}
