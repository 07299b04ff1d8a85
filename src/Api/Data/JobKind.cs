namespace Autograder.Api.Data;

internal enum JobKind
{
    Grade,

    /// <summary>Prove a package version.</summary>
    Check,
}
