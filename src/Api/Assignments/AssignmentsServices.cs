using System.Security.Claims;
using System.Threading.RateLimiting;
using Autograder.Api.Assignments.Forms;
using Autograder.Api.Assignments.Uploads;

namespace Autograder.Api.Assignments;

/// <summary>What a student does with an assignment: read it, find partners, answer, hand in.</summary>
internal static class AssignmentsServices
{
    /// <summary>Readings while somebody types: some per second for each person are plenty.</summary>
    public const string EchoLimit = "echo";
    public const string AskLimit = "ask";

    public static IServiceCollection AddAssignments(this IServiceCollection services)
    {
        services.AddSingleton<Handouts>();
        services.AddScoped<AssignmentFinder>();
        services.AddScoped<AssignmentPages>();
        services.AddScoped<Groups>();
        services.AddScoped<AnswerDrafts>();
        services.AddScoped<AnswerPages>();
        services.AddScoped<AnswerDesk>();
        services.AddScoped<UploadReader>();
        services.AddRateLimiter(limits => limits
            .AddPolicy(EchoLimit, context => RateLimitPartition.GetTokenBucketLimiter(
                PersonOf(context), _ => new TokenBucketRateLimiterOptions { TokenLimit = 60, TokensPerPeriod = 10, ReplenishmentPeriod = TimeSpan.FromSeconds(1), AutoReplenishment = true, QueueLimit = 0 }))
            .AddPolicy(AskLimit, context => RateLimitPartition.GetTokenBucketLimiter(
                PersonOf(context), _ => new TokenBucketRateLimiterOptions { TokenLimit = 20, TokensPerPeriod = 1, ReplenishmentPeriod = TimeSpan.FromMinutes(1), AutoReplenishment = true, QueueLimit = 0 })));
        return services;
    }

    public static string PersonOf(HttpContext context) => context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";
}
