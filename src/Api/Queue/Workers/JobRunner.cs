using Autograder.Api.Data;
using Autograder.Rubrics.Grading;

namespace Autograder.Api.Queue.Workers;

/// <summary>Does one job: keeps its lease alive meanwhile, and sees to it that it ends one way or the other.</summary>
internal sealed partial class JobRunner(IServiceScopeFactory scopes, JobLeases leases, JobFailures failures, TimeProvider time, ILogger<JobRunner> log)
{
    private static readonly TimeSpan BetweenBeats = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

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
        catch (RulesChanged)
        {
            Log.Overtaken(log, lease.JobId);
            return LeaseEnd.GivenBack;
        }
        catch (Exception e)
        {
            Log.Failed(log, lease.JobId, lease.SubmissionId, lease.Tries, e);
            return await failures.JudgeAsync(lease, e);
        }
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
                catch (Exception e) when (DatabaseFault.Is(e) && time.GetElapsedTime(last) < JobLeases.Length)
                {
                    // the database may come back before the lease runs out
                }
                catch (Exception e) when (DatabaseFault.Is(e))
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

    /// <summary>Where the database does not answer, tries for as long as the lease is ours; after that somebody else takes the job up.</summary>
    private async Task EndAsync(Lease lease, LeaseEnd end)
    {
        for (var began = time.GetTimestamp(); ;)
        {
            try
            {
                await leases.EndAsync(lease, end, CancellationToken.None);
                return;
            }
            catch (Exception e) when (DatabaseFault.Is(e) && time.GetElapsedTime(began) < JobLeases.Length / 2)
            {
                await Task.Delay(BetweenTries, time, CancellationToken.None);
            }
            catch (Exception e) when (DatabaseFault.Is(e))
            {
                Log.NotHandedBack(log, lease.JobId, e);
                return;
            }
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
            catch (Exception e) when (DatabaseFault.Is(e))
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

        [LoggerMessage(5, LogLevel.Information, "Job {Job} is done again: the package changed while it ran, and needs other runs.")]
        public static partial void Overtaken(ILogger log, long job);
    }
}
