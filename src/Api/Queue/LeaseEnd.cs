using Autograder.Api.Data;

namespace Autograder.Api.Queue;

/// <summary>How a lease ends without a result.</summary>
/// <param name="CountsAsTry">False where the job itself was not to blame.</param>
/// <param name="Delay">Before it may be begun again.</param>
internal sealed record LeaseEnd(JobState State, bool CountsAsTry, TimeSpan Delay, string? Fault)
{
    /// <summary>Somebody else does it, at once.</summary>
    public static LeaseEnd GivenBack { get; } = new(JobState.Queued, CountsAsTry: false, TimeSpan.Zero, null);

    /// <summary>Something is missing that is ours to put right: the job waits for as long as that takes.</summary>
    public static LeaseEnd WaitsForUs(string fault) => new(JobState.Queued, CountsAsTry: false, TimeSpan.FromMinutes(1), fault);

    public static LeaseEnd Cancelled { get; } = new(JobState.Cancelled, CountsAsTry: true, TimeSpan.Zero, null);

    /// <summary>Tried again after a while, and put aside for a person after three times.</summary>
    public static LeaseEnd Failed(int tries, string fault) => tries >= JobLeases.MostTries
        ? new LeaseEnd(JobState.Parked, CountsAsTry: true, TimeSpan.Zero, fault)
        : new LeaseEnd(JobState.Queued, CountsAsTry: true, TimeSpan.FromSeconds(15 * tries), fault);
}
