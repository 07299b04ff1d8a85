namespace Autograder.Api.Hosting.Cluster;

/// <summary>
/// Starts the private server again where it has ended under the portal: PostgreSQL gives up for good when it cannot write its log, or when the kernel ends it. Nobody else is
/// there to start it when there is room again, and without it the portal would refuse everything until somebody started that again.
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
