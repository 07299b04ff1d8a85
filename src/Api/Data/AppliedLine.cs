namespace Autograder.Api.Data;

/// <summary>A rubric line, or an adjustment of its own, that holds for one submission's item; taken back by setting <see cref="RemovedAt"/>.</summary>
internal sealed class AppliedLine
{
    public long Id { get; private set; }
    public long SubmissionId { get; init; }
    public Submission? Submission { get; init; }
    public required string Sha256 { get; init; }
    public required string Item { get; init; }

    /// <summary>Null for an adjustment, which has text and marks of its own.</summary>
    public long? LineId { get; init; }
    public RubricLine? Line { get; init; }
    public string? Text { get; init; }
    public decimal? Marks { get; init; }
    public required string Comment { get; init; }
    public long MarkerId { get; init; }
    public Person? Marker { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public DateTimeOffset? RemovedAt { get; set; }
    public long? RemovedById { get; set; }
}
