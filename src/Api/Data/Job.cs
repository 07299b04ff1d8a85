namespace Autograder.Api.Data;

/// <summary>Work for a worker. Claimed, leased and finished with SQL in Queue/.</summary>
internal sealed class Job
{
    public long Id { get; private set; }
    public required JobKind Kind { get; init; }
    public required JobState State { get; set; }
    public required JobPriority Priority { get; set; }
    public long CourseId { get; init; }

    /// <summary>For fairness between students: the team, or 0.</summary>
    public long TeamId { get; init; }
    public long? SubmissionId { get; init; }
    public Submission? Submission { get; init; }
    public long? PackageVersionId { get; init; }
    public PackageVersion? PackageVersion { get; init; }

    /// <summary>How often it was begun.</summary>
    public int Tries { get; set; }

    /// <summary>How often its worker was gone before it was done.</summary>
    public int Deaths { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Not before; later after a failure.</summary>
    public required DateTimeOffset ReadyAt { get; set; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    public string? Worker { get; set; }

    /// <summary>Only who holds it may write results.</summary>
    public Guid? LeaseToken { get; set; }
    public DateTimeOffset? LeasedUntil { get; set; }

    /// <summary>What is being done, as GradingPhase says it.</summary>
    public string? Phase { get; set; }
    public DateTimeOffset? PhaseAt { get; set; }
    public bool CancelRequested { get; set; }

    /// <summary>The last failure, for staff.</summary>
    public string? Fault { get; set; }
}
