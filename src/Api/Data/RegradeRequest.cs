namespace Autograder.Api.Data;

/// <summary>A student asks for an item to be looked at again. A new request is a new row, so the history stays.</summary>
internal sealed class RegradeRequest
{
    public long Id { get; private set; }
    public long SubmissionId { get; init; }
    public Submission? Submission { get; init; }
    public required string Item { get; init; }
    public required string Reason { get; init; }
    public long AskedById { get; init; }
    public Person? AskedBy { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    public string? Answer { get; set; }
    public long? AnsweredById { get; set; }
    public Person? AnsweredBy { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>Whether marks changed; null while open.</summary>
    public bool? Changed { get; set; }
}
