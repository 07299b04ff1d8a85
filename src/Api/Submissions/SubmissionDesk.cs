using Autograder.Api.Data;
using Autograder.Api.People;

namespace Autograder.Api.Submissions;

/// <summary>The one way in for work, and what can be done with it afterwards.</summary>
internal sealed class SubmissionDesk
{
    public Task<HandInOutcome> TakeAsync(HandIn handIn, CancellationToken cancel) => throw new NotImplementedException();

    /// <summary>Stops a submission that waits or runs; false where it is too late for that. Costs no attempt.</summary>
    public Task<bool> CancelAsync(long submissionId, Viewer who, CancellationToken cancel) => throw new NotImplementedException();

    /// <summary>Puts it into the queue again, whatever became of it.</summary>
    public Task RunAgainAsync(long submissionId, JobPriority priority, Viewer who, CancellationToken cancel) => throw new NotImplementedException();
}
