namespace Autograder.Api.Data;

/// <summary>Who hands in together for one assignment; a student alone is a team of one. Attempts are counted per team.</summary>
internal sealed class Team
{
    public long Id { get; private set; }
    public long AssignmentId { get; init; }
    public CourseAssignment? Assignment { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public List<TeamMember> Members { get; init; } = [];
}
