using Autograder.Rubrics.Grading;

namespace Autograder.Api.Data;

/// <summary>One attempt of one team. What was handed in never changes; where it stands does.</summary>
internal sealed class Submission
{
    public long Id { get; private set; }
    public long AssignmentId { get; init; }
    public CourseAssignment? Assignment { get; init; }
    public long TeamId { get; init; }
    public Team? Team { get; init; }

    /// <summary>1, 2, 3 … within the team.</summary>
    public required int Number { get; init; }
    public required SubmissionOrigin Origin { get; init; }
    public long SubmittedById { get; init; }
    public Person? SubmittedBy { get; init; }

    /// <summary>When it arrived, on our clock: the first byte of the request, unless that took very long.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>File name as handed in, for people.</summary>
    public required string Source { get; init; }

    /// <summary>Hash of the accepted content, or of the upload where it was refused.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Blob with the upload as it came.</summary>
    public required string UploadBlob { get; init; }
    public required long UploadBytes { get; init; }

    /// <summary>What a client sends again with a retry, so that it is taken once.</summary>
    public required string SubmitKey { get; init; }
    public required SubmissionState State { get; set; }

    /// <summary>Whether it uses up one of the attempts.</summary>
    public required bool Counts { get; set; }

    /// <summary>What grading and regrading need: files, notices, evidence. <see cref="SubmissionRecord"/> as JSON.</summary>
    public required string Record { get; set; }

    /// <summary>The grade that counts; null until there is one.</summary>
    public long? GradeId { get; set; }
    public StoredGrade? Grade { get; set; }

    /// <summary>What broke, for staff; set with <see cref="SubmissionState.Parked"/>.</summary>
    public string? Fault { get; set; }
    public List<SubmissionAuthor> Authors { get; init; } = [];
}
