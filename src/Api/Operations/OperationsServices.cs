namespace Autograder.Api.Operations;

internal static class OperationsServices
{
    /// <summary>What administrators see of the machines.</summary>
    public static void AddOperations(this IServiceCollection services)
    {
        services.AddScoped<QueueBoard>();
        services.AddScoped<JobDesk>();
    }
}
