using Autograder.Api.Hosting;
using Autograder.Rubrics.Machines;
using Autograder.Sandbox;

namespace Autograder.Api.Queue.Workers;

internal static partial class WorkerServices
{
    /// <summary>Everything that does jobs, beside what is shared.</summary>
    public static void AddWorker(this IServiceCollection services)
    {
        services.AddSingleton(provider => HostOfThisMachine(provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<PortalOptions>(), provider.GetRequiredService<ILogger<GradingHost>>()));
        services.AddSingleton<EngineHealth>();
        services.AddSingleton<DiskHealth>();
        services.AddSingleton<WorkerName>();
        services.AddSingleton<WorkerSelf>();
        services.AddSingleton<JobFailures>();
        services.AddSingleton<JobRunner>();
        services.AddScoped<GradeJob>();
        services.AddScoped<CheckJob>();
        services.AddHostedService<WorkerPulse>();
        services.AddHostedService<WorkerLoop>();
    }

    private static GradingHost HostOfThisMachine(TimeProvider time, PortalOptions portal, ILogger<GradingHost> log) => new(
        new GradingHostOptions
        {
            ConnectAsync = cancel => BoxEngine.ConnectAsync(time, cancel),
            CacheFolder = Environment.GetEnvironmentVariable("AUTOGRADER_CACHE") is { Length: > 0 } named
                ? Path.GetFullPath(named)
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "autograder"),
            DataFolder = Environment.GetEnvironmentVariable("AUTOGRADER_DATA"),
            WorkFolder = Environment.GetEnvironmentVariable("AUTOGRADER_WORK"),
            Offline = Environment.GetEnvironmentVariable("AUTOGRADER_OFFLINE") is { Length: > 0 },
            Strict = portal.Strict,
            Connected = engine => Say(log, engine),
        },
        time);

    private static void Say(ILogger log, EngineReport engine)
    {
        Log.Engine(log, engine.Words);
        if (engine.Danger is { } danger)
        {
            Log.Danger(log, danger);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(26, LogLevel.Information, "{Versions}.")]
        public static partial void Engine(ILogger log, string versions);

        [LoggerMessage(27, LogLevel.Warning, "{Danger}")]
        public static partial void Danger(ILogger log, string danger);
    }
}
