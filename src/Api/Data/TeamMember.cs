namespace Autograder.Api.Data;

/// <summary>A person is in at most one team per assignment.</summary>
internal sealed class TeamMember
{
    public long TeamId { get; init; }
    public Team? Team { get; init; }
    public long AssignmentId { get; init; }
    public long PersonId { get; init; }
    public Person? Person { get; init; }

    /// <summary>Null while the person was asked and has not said yes.</summary>
    public DateTimeOffset? AcceptedAt { get; set; }
}
