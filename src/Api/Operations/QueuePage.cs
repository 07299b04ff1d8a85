using Autograder.Api.Data;

namespace Autograder.Api.Operations;

internal sealed class QueueFilter
{
    public JobState? State { get; set; }
    public long? Course { get; set; }
    public int Page { get; set; } = 1;
}

/// <param name="Attempt">Null for proofs of packages.</param>
/// <param name="Version">Number of the package version that is proved; null for submissions.</param>
/// <param name="Place">1 is next; null for what does not wait. Fairness between students can still change the order.</param>
internal sealed record QueueRow(
    long Id, JobKind Kind, JobState State, JobPriority Priority, long CourseId, long? SubmissionId, int? Attempt, string? Assignment, int? Version, string? AssignmentSlug, string CourseSlug,
    int Tries, DateTimeOffset CreatedAt, DateTimeOffset ReadyAt, DateTimeOffset? StartedAt, string? Worker, string? Phase, DateTimeOffset? PhaseAt, bool CancelRequested, string? Fault, int? Place);

internal sealed record CourseLoad(long Id, string Title, int Queued, int Running, int Parked);

/// <param name="Busy">Jobs it holds.</param>
internal sealed record WorkerLine(WorkerRow Worker, int Busy, bool IsAlive);

internal sealed record QueuePage(QueueFilter Filter, IReadOnlyList<QueueRow> Jobs, int Total, IReadOnlyList<CourseLoad> Courses, IReadOnlyList<WorkerLine> Workers, DateTimeOffset Now);
