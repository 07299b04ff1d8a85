using Autograder.Api.Data;

namespace Autograder.Api.Results;

/// <summary>Where a submission stands at this moment.</summary>
/// <param name="Phase">What is being done, as the worker says it; null while it waits.</param>
/// <param name="Before">How many are sooner; null where nothing waits.</param>
/// <param name="Estimate">How long until it is done, from recent ones.</param>
/// <param name="Elapsed">Since it was begun, or, while it waits, since it arrived.</param>
/// <param name="Tries">How often it was begun.</param>
internal sealed record ProgressState(SubmissionState State, string? Phase, int? Before, TimeSpan? Estimate, TimeSpan Elapsed, int Tries, bool CancelRequested)
{
    public bool IsOver => State is not (SubmissionState.Queued or SubmissionState.Running);
}
