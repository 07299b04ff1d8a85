namespace Autograder.Api.Hosting.Cluster;

/// <summary>
/// Starts the private server again where it has ended under the portal: where the kernel killed it, say, or where it could not put itself right after a crash. Nobody else is
/// there to start it, and without it the portal would refuse everything until a person came. After what breaks single connections, and on a full disk, version 15 goes on by itself.
/// </summary>
internal sealed partial class ClusterKeeper(PrivateCluster cluster, ILogger<ClusterKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await cluster.StartAgainAsync(stoppingToken))
                {
                    Log.Started(log);
                }
            }
            catch (Exception e) when (e is StartFailure or IOException)
            {
                Log.Failed(log, e.Message);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(40, LogLevel.Warning, "PostgreSQL had ended; it was started again.")]
        public static partial void Started(ILogger log);

        [LoggerMessage(41, LogLevel.Error, "PostgreSQL has ended and does not start; trying again. {Why}")]
        public static partial void Failed(ILogger log, string why);
    }
}
