namespace Autograder.Api.Data;

/// <summary>A worker that has been seen.</summary>
internal sealed class WorkerRow
{
    public required string Id { get; init; }
    public required string Host { get; set; }
    public required string Version { get; set; }
    public required int Slots { get; set; }
    public required DateTimeOffset StartedAt { get; set; }
    public required DateTimeOffset SeenAt { get; set; }

    /// <summary>Why it takes no work at present, for staff; null when it does.</summary>
    public string? Trouble { get; set; }
}
