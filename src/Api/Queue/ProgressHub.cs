namespace Autograder.Api.Queue;

/// <summary>Tells pages when something about a submission changed.</summary>
internal sealed class ProgressHub
{
    /// <summary>Yields the submission's id at once and then after every change; read its state anew each time.</summary>
    public IAsyncEnumerable<long> WatchAsync(long submissionId, CancellationToken cancel) => throw new NotImplementedException();
}
