namespace Autograder.Api.Shared;

/// <summary>What a badge's colour and icon say.</summary>
internal enum StatusKind
{
    Neutral,
    Progress,
    Good,
    Warning,
    Bad,
}
