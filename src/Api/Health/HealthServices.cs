using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Autograder.Api.Health;

/// <summary>What watches over the program asks: does it live, can it work, what does it do.</summary>
internal static class HealthServices
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<DatabaseCheck>("database", timeout: Patience)
            .AddCheck<StorageCheck>("storage", timeout: Patience)
            .AddCheck<WorkerCheck>("worker", HealthStatus.Degraded, timeout: Patience); // a portal whose workers do not answer in time still takes work
        services.AddSingleton<RequestMeter>();
        services.AddHostedService(provider => provider.GetRequiredService<RequestMeter>());
        services.AddScoped<QueueMeter>();
        services.AddScoped<MetricsPage>();
        return services;
    }

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => TypedResults.Text("alive\n")).AllowAnonymous().ExcludeFromDescription();
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync }).AllowAnonymous();
        routes.MapGet("/metrics", (HttpContext context, MetricsPage page, CancellationToken cancel) => page.AnswerAsync(context, cancel)).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>A degraded portal still serves, so it counts as ready; what is wrong is said.</summary>
    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new
    {
        status = Word(report.Status),
        checks = report.Entries.ToDictionary(entry => entry.Key, entry => new { status = Word(entry.Value.Status), says = entry.Value.Description }),
    });

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "ready",
        HealthStatus.Degraded => "degraded",
        HealthStatus.Unhealthy => "not ready",
    };
}
