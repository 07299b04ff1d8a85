using System.Diagnostics;
using System.Globalization;
using Autograder.Api.Hosting;

namespace Autograder.Api.Queue.Workers;

/// <summary>Keeps one worker running beside the portal, in a process of its own: pages never talk to Docker.</summary>
internal sealed partial class WorkerSupervisor(PortalOptions options, TimeProvider time, ILogger<WorkerSupervisor> log) : BackgroundService
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(70);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var failures = 0; !stoppingToken.IsCancellationRequested; failures++)
        {
            var began = time.GetTimestamp();
            var code = await RunAsync(stoppingToken);
            if (!stoppingToken.IsCancellationRequested)
            {
                failures = time.GetElapsedTime(began) > LongEnough ? 0 : failures;
                var pause = TimeSpan.FromSeconds(Math.Min(60, 1 << Math.Min(failures, 6)));
                Log.Ended(log, code, pause.TotalSeconds);
                await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<int> RunAsync(CancellationToken stop)
    {
        using var process = Process.Start(StartInfo()) ?? throw new InvalidOperationException("The worker did not start.");
        try
        {
            await process.WaitForExitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            process.StandardInput.Close(); // it gives its jobs back and ends
            using var limit = new CancellationTokenSource(Patience, time);
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }

        return process.ExitCode;
    }

    private ProcessStartInfo StartInfo()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Autograder.Api.dll");
        var dotnet = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        var start = new ProcessStartInfo(dotnet, [program, "worker", WorkerCommand.ChildOption, "--data", options.DataFolder, "--slots", options.Slots.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
        };
        start.Environment[PortalOptions.DatabaseVariable] = options.ConnectionString; // not an argument: those can be read by everybody on the machine
        return start;
    }

    private static partial class Log
    {
        [LoggerMessage(30, LogLevel.Warning, "The worker ended with {Code}; starting it again in {Seconds} s.")]
        public static partial void Ended(ILogger log, int code, double seconds);
    }
}
