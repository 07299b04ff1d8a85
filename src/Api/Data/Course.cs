namespace Autograder.Api.Data;

internal sealed class Course
{
    public long Id { get; private set; }

    /// <summary>Lower-case name in addresses.</summary>
    public required string Slug { get; init; }
    public required string Title { get; set; }
    public required string Term { get; set; }

    /// <summary>IANA name; deadlines are wall-clock times in it.</summary>
    public required string TimeZone { get; set; }

    /// <summary>Markers see no names.</summary>
    public bool AnonymousMarking { get; set; }
    public bool IsArchived { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public List<Membership> Memberships { get; init; } = [];
    public List<CourseAssignment> Assignments { get; init; } = [];
}
