namespace Autograder.Api.Data;

/// <summary>A marker's decision on one criterion; only ever added to, the latest on a criterion counts.</summary>
internal sealed class MarkingDecision
{
    public long Id { get; private set; }
    public long SubmissionId { get; init; }
    public Submission? Submission { get; init; }

    /// <summary>The content that was judged.</summary>
    public required string Sha256 { get; init; }
    public required string Item { get; init; }
    public required int Criterion { get; init; }
    public required string CriterionText { get; init; }

    /// <summary>Null takes an earlier decision back.</summary>
    public decimal? Marks { get; init; }
    public required string Comment { get; init; }
    public long MarkerId { get; init; }
    public Person? Marker { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
}
