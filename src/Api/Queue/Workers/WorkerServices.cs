using Autograder.Rubrics.Machines;
using Autograder.Sandbox;

namespace Autograder.Api.Queue.Workers;

internal static class WorkerServices
{
    /// <summary>Everything that does jobs, beside what is shared.</summary>
    public static void AddWorker(this IServiceCollection services)
    {
        services.AddSingleton(provider => HostOfThisMachine(provider.GetRequiredService<TimeProvider>()));
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

    private static GradingHost HostOfThisMachine(TimeProvider time) => new(
        new GradingHostOptions
        {
            ConnectAsync = cancel => BoxEngine.ConnectAsync(time, cancel),
            CacheFolder = Environment.GetEnvironmentVariable("AUTOGRADER_CACHE") is { Length: > 0 } named
                ? Path.GetFullPath(named)
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "autograder"),
            DataFolder = Environment.GetEnvironmentVariable("AUTOGRADER_DATA"),
            WorkFolder = Environment.GetEnvironmentVariable("AUTOGRADER_WORK"),
            Offline = Environment.GetEnvironmentVariable("AUTOGRADER_OFFLINE") is { Length: > 0 },
        },
        time);
}
