namespace Autograder.Api.Data;

/// <summary>Who has a sheet's item open, so that no two markers do.</summary>
internal sealed class MarkingClaim
{
    public long SubmissionId { get; init; }
    public required string Item { get; init; }
    public long MarkerId { get; set; }
    public required DateTimeOffset Until { get; set; }
}
