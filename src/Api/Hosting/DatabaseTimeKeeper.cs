using Autograder.Api.Data;
using Npgsql;

namespace Autograder.Api.Hosting;

/// <summary>Looks at the database's clock before the first request is served, and again and again.</summary>
internal sealed class DatabaseTimeKeeper(DatabaseTime time, NpgsqlDataSource database) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(10);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await LookAsync(stoppingToken);
        }
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        try
        {
            await time.SetAsync(database, cancel);
        }
        catch (Exception e) when (DatabaseFault.Is(e))
        {
            // without it nothing is taken in either; the clock goes on from the last look
        }
    }
}
