using Autograder.Reports;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Autograder.Api.Results;

/// <summary>What became of a submission: progress, result, report, questions about it.</summary>
internal static class ResultsServices
{
    public static IServiceCollection AddResults(this IServiceCollection services)
    {
        services.TryAddSingleton(_ => new ReportWriter());
        services.AddSingleton<Typesetter>();
        services.AddSingleton<ProgressReader>();
        services.AddScoped<ProgressStream>();
        services.AddScoped<ResultFinder>();
        services.AddScoped<ResultPages>();
        services.AddScoped<ReportShelf>();
        services.AddScoped<RegradeRequests>();
        return services;
    }
}
