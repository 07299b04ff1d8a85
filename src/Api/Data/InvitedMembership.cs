namespace Autograder.Api.Data;

/// <summary>A course that the invited person joins with the account.</summary>
internal sealed class InvitedMembership
{
    public long InvitationId { get; init; }
    public long CourseId { get; init; }
    public Course? Course { get; init; }
    public required CourseRole Role { get; init; }
    public string? StudentId { get; init; }
    public string? Section { get; init; }
}
