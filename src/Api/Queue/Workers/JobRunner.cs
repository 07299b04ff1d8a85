using Autograder.Api.Data;
using Autograder.Rubrics.Grading;
using Autograder.Sandbox;
using Npgsql;

namespace Autograder.Api.Queue.Workers;

/// <summary>Does one job: keeps its lease alive meanwhile, and sees to it that it ends one way or the other.</summary>
internal sealed partial class JobRunner(IServiceScopeFactory scopes, JobLeases leases, EngineHealth engine, TimeProvider time, ILogger<JobRunner> log)
{
    private static readonly TimeSpan BetweenBeats = TimeSpan.FromSeconds(3);

    /// <param name="stop">The worker is to end: the job is given back.</param>
    public async Task RunAsync(Lease lease, CancellationToken stop)
    {
        using var work = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var done = new CancellationTokenSource();
        var beats = BeatAsync(lease, work, done.Token);
        var end = await DoAsync(lease, work.Token);
        await done.CancelAsync();
        var wish = await beats;
        if (end is not null)
        {
            await EndAsync(lease, wish == true ? LeaseEnd.Cancelled : stop.IsCancellationRequested ? LeaseEnd.GivenBack : end);
        }
    }

    /// <summary>Null where the result was written; otherwise how the lease ends.</summary>
    private async Task<LeaseEnd?> DoAsync(Lease lease, CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var phases = new Phases(leases, lease);
            await (lease.Kind switch
            {
                JobKind.Grade => scope.ServiceProvider.GetRequiredService<GradeJob>().RunAsync(lease, phases, cancel),
                JobKind.Check => scope.ServiceProvider.GetRequiredService<CheckJob>().RunAsync(lease, phases, cancel),
            });
            Log.Finished(log, lease.JobId, lease.SubmissionId);
            return null;
        }
        catch (LeaseLost)
        {
            // either stopped, which its row says, or somebody else's by now, which makes this end nothing
            Log.Lost(log, lease.JobId);
            return LeaseEnd.Cancelled;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return LeaseEnd.GivenBack;
        }
        catch (Exception e)
        {
            return await FailureAsync(lease, e);
        }
    }

    /// <summary>Where the engine is gone for everybody, the job is not to blame.</summary>
    private async Task<LeaseEnd> FailureAsync(Lease lease, Exception e)
    {
        if (e is SandboxException && !await engine.LookAsync(CancellationToken.None))
        {
            return LeaseEnd.GivenBack;
        }

        Log.Failed(log, lease.JobId, lease.SubmissionId, lease.Tries, e);
        return LeaseEnd.Failed(lease.Tries, e.Message);
    }

    /// <summary>True where somebody asked to stop the job.</summary>
    private async Task<bool> BeatAsync(Lease lease, CancellationTokenSource work, CancellationToken done)
    {
        using var timer = new PeriodicTimer(BetweenBeats, time);
        var last = time.GetTimestamp();
        try
        {
            while (await timer.WaitForNextTickAsync(done))
            {
                try
                {
                    var asked = await leases.BeatAsync(lease, done);
                    last = time.GetTimestamp();
                    if (asked is not false)
                    {
                        await work.CancelAsync();
                        return asked is true;
                    }
                }
                catch (NpgsqlException) when (time.GetElapsedTime(last) < JobLeases.Length)
                {
                    // the database may come back before the lease runs out
                }
                catch (NpgsqlException)
                {
                    await work.CancelAsync();
                    return false;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // done
        }

        return false;
    }

    private async Task EndAsync(Lease lease, LeaseEnd end)
    {
        try
        {
            await leases.EndAsync(lease, end, CancellationToken.None);
        }
        catch (NpgsqlException e)
        {
            Log.NotHandedBack(log, lease.JobId, e); // the lease runs out, and somebody takes it up
        }
    }

    private sealed class Phases(JobLeases leases, Lease lease) : IProgress<GradingPhase>
    {
        public void Report(GradingPhase value)
        {
            try
            {
                leases.ShowPhase(lease, value.Phase);
            }
            catch (NpgsqlException)
            {
                // nobody sees the phase for a while: not worth losing a run for
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Job {Job} is done (submission {Submission}).")]
        public static partial void Finished(ILogger log, long job, long? submission);

        [LoggerMessage(2, LogLevel.Warning, "Job {Job} was no longer ours when it was done.")]
        public static partial void Lost(ILogger log, long job);

        [LoggerMessage(3, LogLevel.Error, "Job {Job} failed (submission {Submission}, try {Attempt}).")]
        public static partial void Failed(ILogger log, long job, long? submission, int attempt, Exception why);

        [LoggerMessage(4, LogLevel.Error, "Job {Job} could not be handed back.")]
        public static partial void NotHandedBack(ILogger log, long job, Exception why);
    }
}
