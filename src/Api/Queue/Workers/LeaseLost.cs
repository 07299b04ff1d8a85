namespace Autograder.Api.Queue.Workers;

/// <summary>The job was given to somebody else, or stopped, while we worked on it; our result counts for nothing.</summary>
internal sealed class LeaseLost(long jobId) : Exception($"Job {jobId} is no longer ours.");
