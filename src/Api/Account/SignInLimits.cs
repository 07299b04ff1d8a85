using System.Threading.RateLimiting;
using Autograder.Api.Hosting;

namespace Autograder.Api.Account;

/// <summary>
/// How often passwords and codes may be tried: few times for one account, more from one address, behind which a whole lecture
/// hall may sit.
/// </summary>
internal sealed class SignInLimits : IDisposable
{
    private readonly PartitionedRateLimiter<string> _accounts = Limiter(12, TimeSpan.FromMinutes(5));
    private readonly PartitionedRateLimiter<string> _addresses = Limiter(300, TimeSpan.FromMinutes(5));
    private readonly PartitionedRateLimiter<string> _letters = Limiter(5, TimeSpan.FromHours(1));

    /// <param name="account">What is tried and whose: what people type stands behind words of ours, or it would count as something else of somebody else.</param>
    public bool Allows(HttpContext context, string account)
    {
        using var address = _addresses.AttemptAcquire(CallerAddress.Of(context));
        using var person = _accounts.AttemptAcquire(account.Trim().ToUpperInvariant());
        return address.IsAcquired && person.IsAcquired;
    }

    /// <summary>Nobody's mailbox is filled by who knows the address.</summary>
    public bool AllowsLetter(HttpContext context, string to)
    {
        using var letter = _letters.AttemptAcquire(to.Trim().ToUpperInvariant());
        return letter.IsAcquired && Allows(context, $"letter to {to}");
    }

    public void Dispose()
    {
        _letters.Dispose();
        _accounts.Dispose();
        _addresses.Dispose();
    }

    private static PartitionedRateLimiter<string> Limiter(int permits, TimeSpan window) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetSlidingWindowLimiter(key, _ => new SlidingWindowRateLimiterOptions { PermitLimit = permits, Window = window, SegmentsPerWindow = 5, QueueLimit = 0 }));
}
