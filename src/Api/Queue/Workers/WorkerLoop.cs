using Autograder.Api.Data;
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
        var alone = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            running.RemoveAll(job => job.IsCompleted);
            alone &= running.Count > 0;
            if (!alone && running.Count < self.Slots && await NextAsync(running.Count == 0, stoppingToken) is { } lease)
            {
                alone = lease.Deaths > 0;
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
    private async Task<Lease?> NextAsync(bool idle, CancellationToken cancel)
    {
        try
        {
            return self.DiskTrouble is null ? await leases.ClaimAsync(self.Id, cancel, boxes: self.EngineTrouble is null, idle) : null;
        }
        catch (Exception e) when (DatabaseFault.Is(e) || (e is OperationCanceledException && cancel.IsCancellationRequested))
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
internal sealed class WorkerSelf(WorkerName name, EngineHealth engine, DiskHealth disk, PortalOptions options)
{
    public string Id => name.Id;
    public int Slots => options.Slots;

    /// <summary>Why nothing is run; what is only read and judged is still done.</summary>
    public string? EngineTrouble => engine.Trouble;

    /// <summary>Why nothing at all is done.</summary>
    public string? DiskTrouble => disk.Trouble;

    public string? Trouble => DiskTrouble ?? EngineTrouble;
}
