using Autograder.Api.People;
using Autograder.Reports;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Autograder.Api.Results;

/// <summary>What became of a submission: progress, result, report, questions about it.</summary>
internal static class ResultsServices
{
    /// <summary>Pages that are watched at the same time, of one person: each asks the database again and again.</summary>
    public const string WatchLimit = "watch";
    public const int MostWatched = 20;

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
        services.AddSingleton<ReportLimits>();
        services.AddRateLimiter(limiter => limiter.AddShareOfPerson(WatchLimit, MostWatched));
        return services;
    }
}
