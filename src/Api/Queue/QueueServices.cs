namespace Autograder.Api.Queue;

internal static class QueueServices
{
    public static void AddQueue(this IServiceCollection services) => services.AddScoped<JobQueue>();

    /// <summary>What pages show of the queue.</summary>
    public static void AddQueueViews(this IServiceCollection services)
    {
        services.AddScoped<QueueView>();
        services.AddSingleton<ProgressHub>();
    }
}
