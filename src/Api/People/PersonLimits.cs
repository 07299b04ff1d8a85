using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Autograder.Api.People;

/// <summary>Limits of what one person asks for with a browser. Programs are known only after limits were looked at, and have their own.</summary>
internal static class PersonLimits
{
    /// <summary>So many at once, then so many whenever a while has passed.</summary>
    public static RateLimiterOptions AddBucketOfPerson(this RateLimiterOptions limiter, string policy, int atOnce, int then, TimeSpan every) =>
        limiter.AddPolicy(policy, context => RateLimitPartition.GetTokenBucketLimiter(
            PersonOf(context), _ => new TokenBucketRateLimiterOptions { TokenLimit = atOnce, TokensPerPeriod = then, ReplenishmentPeriod = every, AutoReplenishment = true, QueueLimit = 0 }));

    /// <summary>So many that go on at the same time.</summary>
    public static RateLimiterOptions AddShareOfPerson(this RateLimiterOptions limiter, string policy, int most) =>
        limiter.AddPolicy(policy, context => RateLimitPartition.GetConcurrencyLimiter(PersonOf(context), _ => new ConcurrencyLimiterOptions { PermitLimit = most, QueueLimit = 0 }));

    public static string PersonOf(HttpContext context) => context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";
}
