namespace Autograder.Api.Queue;

/// <summary>Work for workers, in the database.</summary>
internal sealed class JobQueue
{
    /// <summary>Asks for the proof of a package version; its <c>Check</c> becomes Waiting, then Passed or Failed with the report.</summary>
    public Task<long> AskForCheckAsync(long packageVersionId, CancellationToken cancel) => throw new NotImplementedException();
}
