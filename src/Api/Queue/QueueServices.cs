namespace Autograder.Api.Queue;

internal static class QueueServices
{
    public static void AddQueue(this IServiceCollection services)
    {
        services.AddScoped<JobQueue>();
        services.AddSingleton<JobLeases>();
    }

    /// <summary>What pages show of the queue.</summary>
    public static void AddQueueViews(this IServiceCollection services)
    {
        services.AddSingleton<QueueView>();
        services.AddSingleton<ProgressHub>();
        services.AddHostedService(provider => provider.GetRequiredService<ProgressHub>());
    }
}
