using Autograder.Api.Data;
using Autograder.Rubrics.Evidence;
using Autograder.Sandbox;

namespace Autograder.Api.Queue.Workers;

/// <summary>Decides what a failure of ours means for the job. Where something is gone for everybody, the job is not to blame, and it costs it no try.</summary>
internal sealed class JobFailures(EngineHealth engine, DiskHealth disk)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);
    private const string NoDatabase = "The database did not answer.";

    public async Task<LeaseEnd> JudgeAsync(Lease lease, Exception failure)
    {
        if (DatabaseFault.Is(failure))
        {
            return LeaseEnd.GivenBack with { Fault = NoDatabase, Delay = Pause };
        }

        if (disk.Trouble is { } full)
        {
            return LeaseEnd.GivenBack with { Fault = full };
        }

        if (failure is MissingHere)
        {
            return LeaseEnd.WaitsForUs(failure.Message);
        }

        return failure is SandboxException && !await engine.LookAsync(CancellationToken.None)
            ? LeaseEnd.GivenBack with { Fault = engine.Trouble ?? failure.Message }
            : LeaseEnd.Failed(lease.Tries, failure.Message);
    }
}
