namespace Autograder.Api.Data;

/// <summary>Something that was done, never changed or removed (the database refuses it).</summary>
internal sealed class AuditEntry
{
    public long Id { get; private set; }
    public required DateTimeOffset At { get; init; }
    public long? PersonId { get; init; }
    public Person? Person { get; init; }
    public long? CourseId { get; init; }

    /// <summary>A dotted word such as "marks.decided".</summary>
    public required string Action { get; init; }

    /// <summary>Such as "submission 17".</summary>
    public required string Subject { get; init; }

    /// <summary>What changed, as JSON.</summary>
    public required string Details { get; init; }
}
