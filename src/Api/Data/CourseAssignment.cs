namespace Autograder.Api.Data;

/// <summary>An assignment of a course: a package in a version, and what the course decides about it.</summary>
internal sealed class CourseAssignment
{
    public long Id { get; private set; }
    public long CourseId { get; init; }
    public Course? Course { get; init; }

    /// <summary>The package's slug; unique in the course.</summary>
    public required string Slug { get; init; }
    public required string Title { get; set; }

    /// <summary>The version that grades; null until one was accepted.</summary>
    public long? PackageVersionId { get; set; }
    public PackageVersion? PackageVersion { get; set; }

    /// <summary>Students see it from then on; null hides it.</summary>
    public DateTimeOffset? OpensAt { get; set; }

    /// <summary>Wall-clock deadline in the course's time zone; null takes the package's.</summary>
    public DateTime? DueLocal { get; set; }

    /// <summary>Attempts that count; null for any number.</summary>
    public int? AttemptLimit { get; set; }
    public ReleaseRule Release { get; set; }
    public DateTimeOffset? PublishedAt { get; set; }
    public int Position { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public List<Extension> Extensions { get; init; } = [];
}
