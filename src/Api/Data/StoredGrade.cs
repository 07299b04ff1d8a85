namespace Autograder.Api.Data;

/// <summary>A grade, never changed; the submission says which one counts.</summary>
internal sealed class StoredGrade
{
    public long Id { get; private set; }
    public long SubmissionId { get; init; }
    public Submission? Submission { get; init; }
    public required long PackageVersionId { get; init; }

    /// <summary>The whole grade, as GradeJson writes it.</summary>
    public required byte[] Content { get; init; }
    public required decimal Total { get; init; }
    public required decimal Maximum { get; init; }

    /// <summary>Name of the GradeStatus.</summary>
    public required string Status { get; init; }

    /// <summary>How many items wait for a marker.</summary>
    public required int Waiting { get; init; }

    /// <summary>Ids of the items that wait for a marker.</summary>
    public required string[] WaitingItems { get; init; }
    public required GradeCause Cause { get; init; }
    public long? RegradeId { get; init; }
    public long? MadeById { get; init; }
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Blob of the PDF once somebody asked for it.</summary>
    public string? ReportBlob { get; set; }
}
