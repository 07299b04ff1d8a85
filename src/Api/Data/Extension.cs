namespace Autograder.Api.Data;

/// <summary>A later deadline for one student. A group's is one row for each member.</summary>
internal sealed class Extension
{
    public long Id { get; private set; }
    public long AssignmentId { get; init; }
    public CourseAssignment? Assignment { get; init; }
    public long PersonId { get; init; }
    public Person? Person { get; init; }

    /// <summary>Wall-clock time in the course's time zone.</summary>
    public required DateTime DueLocal { get; set; }
    public required string Reason { get; set; }
    public long? GrantedById { get; init; }
    public required DateTimeOffset GrantedAt { get; init; }
}
