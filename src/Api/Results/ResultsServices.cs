using System.Threading.RateLimiting;
using Autograder.Api.Assignments;
using Autograder.Reports;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Autograder.Api.Results;

/// <summary>What became of a submission: progress, result, report, questions about it.</summary>
internal static class ResultsServices
{
    /// <summary>Pages that are watched at the same time, of one person: each asks the database again and again.</summary>
    public const string WatchLimit = "watch";
    public const int MostWatched = 20;

    /// <summary>Reports are set when somebody asks for them, one after the other.</summary>
    public const string ReportLimit = "report";

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
        services.AddRateLimiter(limits => limits
            .AddPolicy(WatchLimit, context => RateLimitPartition.GetConcurrencyLimiter(
                AssignmentsServices.PersonOf(context), _ => new ConcurrencyLimiterOptions { PermitLimit = MostWatched, QueueLimit = 0 }))
            .AddPolicy(ReportLimit, context => RateLimitPartition.GetTokenBucketLimiter(
                AssignmentsServices.PersonOf(context), _ => new TokenBucketRateLimiterOptions { TokenLimit = 60, TokensPerPeriod = 1, ReplenishmentPeriod = TimeSpan.FromSeconds(2), AutoReplenishment = true, QueueLimit = 0 })));
        return services;
    }
}
