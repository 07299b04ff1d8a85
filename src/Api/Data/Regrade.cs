namespace Autograder.Api.Data;

/// <summary>Grades made anew from stored evidence under another package version or calendar: previewed, applied, undone.</summary>
internal sealed class Regrade
{
    public long Id { get; private set; }
    public long AssignmentId { get; init; }
    public CourseAssignment? Assignment { get; init; }
    public required long PackageVersionId { get; init; }

    /// <summary>The version that graded before.</summary>
    public long? BeforeVersionId { get; init; }
    public required string Reason { get; init; }
    public long MadeById { get; init; }
    public Person? MadeBy { get; init; }
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Old and new grade of everyone that changed, as JSON.</summary>
    public required string Changes { get; set; }
    public DateTimeOffset? AppliedAt { get; set; }
    public DateTimeOffset? UndoneAt { get; set; }
}
