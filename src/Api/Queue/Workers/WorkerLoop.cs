using Autograder.Api.Hosting;
using Npgsql;

namespace Autograder.Api.Queue.Workers;

/// <summary>Takes jobs as long as there are free slots, and gives them back when the worker ends.</summary>
internal sealed partial class WorkerLoop(NpgsqlDataSource source, JobLeases leases, JobRunner runner, WorkerSelf self, ILogger<WorkerLoop> log) : BackgroundService
{
    /// <summary>A notice can get lost, a retry becomes due without one.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim _bell = new(0, 1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var listening = Listening.RunAsync(source, "jobs", _ => Ring(), stoppingToken);
        var running = new List<Task>();
        while (!stoppingToken.IsCancellationRequested)
        {
            running.RemoveAll(job => job.IsCompleted);
            if (running.Count < self.Slots && await NextAsync(stoppingToken) is { } lease)
            {
                running.Add(WorkAsync(lease, stoppingToken));
            }
            else
            {
                await _bell.WaitAsync(Poll, stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default); // rung, due, or told to stop: the loop looks
            }
        }

        await Task.WhenAll(running);
        await listening;
    }

    private async Task WorkAsync(Lease lease, CancellationToken stop)
    {
        await runner.RunAsync(lease, stop);
        Ring();
    }

    /// <summary>Null where nothing waits, or where nothing can be done here.</summary>
    private async Task<Lease?> NextAsync(CancellationToken cancel)
    {
        try
        {
            return self.Trouble is null ? await leases.ClaimAsync(self.Id, cancel) : null;
        }
        catch (Exception e) when (e is NpgsqlException || (e is OperationCanceledException && cancel.IsCancellationRequested))
        {
            Log.NoJobs(log, e.Message);
            return null;
        }
    }

    private void Ring()
    {
        try
        {
            _bell.Release();
        }
        catch (SemaphoreFullException)
        {
            // it rings already
        }
    }

    private static partial class Log
    {
        [LoggerMessage(20, LogLevel.Warning, "No jobs can be taken: {Why}")]
        public static partial void NoJobs(ILogger log, string why);
    }
}

/// <summary>What the loop knows of its worker.</summary>
internal sealed class WorkerSelf(WorkerName name, EngineHealth engine, PortalOptions options)
{
    public string Id => name.Id;
    public int Slots => options.Slots;
    public string? Trouble => engine.Trouble;
}
