using Autograder.Api.Data;
using Autograder.Rubrics.Machines;
using Dapper;
using Npgsql;

namespace Autograder.Api.Queue.Workers;

/// <summary>Says every few seconds that the worker is there, and whether its engine answers.</summary>
internal sealed partial class WorkerPulse(NpgsqlDataSource source, EngineHealth engine, WorkerSelf self, IHostApplicationLifetime lifetime, ILogger<WorkerPulse> log) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(10);

    private const string Beat = """
        insert into workers (id, host, version, slots, started_at, seen_at, trouble) values (@Id, @host, @version, @Slots, now(), now(), @Trouble)
        on conflict (id) do update set seen_at = now(), trouble = excluded.trouble
        """;

    /// <summary>Workers that were killed are forgotten after a day.</summary>
    private const string Forget = "delete from workers where id = @Id or seen_at < now() - interval '1 day'";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between);
        try
        {
            do
            {
                await engine.LookAsync(stoppingToken);
                if (engine.Refusal is not null)
                {
                    lifetime.StopApplication(); // whoever started us is told why
                }

                await SayAsync(Beat, stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await SayAsync(Forget, CancellationToken.None);
        }
    }

    private async Task SayAsync(string sql, CancellationToken cancel)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancel);
            await connection.ExecuteAsync(new CommandDefinition(sql, new { self.Id, host = Environment.MachineName, version = GraderVersion.Number, self.Slots, self.Trouble }, cancellationToken: cancel));
        }
        catch (Exception e) when (DatabaseFault.Is(e))
        {
            Log.Silent(log, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(10, LogLevel.Warning, "The database does not answer; trying again.")]
        public static partial void Silent(ILogger log, Exception why);
    }
}
