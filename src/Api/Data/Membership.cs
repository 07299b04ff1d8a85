namespace Autograder.Api.Data;

/// <summary>A person's place in a course.</summary>
internal sealed class Membership
{
    public long CourseId { get; init; }
    public Course? Course { get; init; }
    public long PersonId { get; init; }
    public Person? Person { get; init; }
    public required CourseRole Role { get; set; }

    /// <summary>The university's id, for extensions, keys that vary by student, and gradebooks.</summary>
    public string? StudentId { get; set; }
    public string? Section { get; set; }
    public required DateTimeOffset JoinedAt { get; init; }
}
