namespace Autograder.Api.Data;

/// <summary>The index of evidence: the record of a run by its key; what it names lies among the blobs.</summary>
internal sealed class EvidenceRow
{
    public required string Key { get; init; }
    public required byte[] Record { get; init; }
    public required DateTimeOffset StoredAt { get; init; }
}
