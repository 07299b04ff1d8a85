namespace Autograder.Api.Queue;

/// <summary>Where a job stands in the queue.</summary>
/// <param name="Before">How many are sooner.</param>
/// <param name="Estimate">How long until it is done, from recent ones; null where nothing is known.</param>
internal sealed record QueuePlace(int Before, TimeSpan? Estimate);

/// <summary>What people are told about the queue.</summary>
internal sealed class QueueView
{
    /// <summary>Null once the job is no longer waiting or running.</summary>
    public Task<QueuePlace?> PlaceAsync(long jobId, CancellationToken cancel) => throw new NotImplementedException();
}
