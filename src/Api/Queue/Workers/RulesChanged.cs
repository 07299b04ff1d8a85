namespace Autograder.Api.Queue.Workers;

/// <summary>The package or the calendar changed while the job ran, and what was run is not enough any more: it is run again, and nobody is to blame.</summary>
internal sealed class RulesChanged(long jobId) : Exception($"The package of job {jobId} changed while it ran.");
