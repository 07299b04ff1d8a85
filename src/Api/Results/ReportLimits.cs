using System.Threading.RateLimiting;

namespace Autograder.Api.Results;

/// <summary>How many reports one person may ask for, whichever way: they are set when somebody asks for them, one after the other.</summary>
internal sealed class ReportLimits : IDisposable
{
    /// <summary>After that one comes free every two seconds.</summary>
    public const int AtOnce = 60;

    private readonly PartitionedRateLimiter<long> _reports = PartitionedRateLimiter.Create<long, long>(person => RateLimitPartition.GetTokenBucketLimiter(
        person, _ => new TokenBucketRateLimiterOptions { TokenLimit = AtOnce, TokensPerPeriod = 1, ReplenishmentPeriod = TimeSpan.FromSeconds(2), AutoReplenishment = true, QueueLimit = 0 }));

    public bool Allows(long person)
    {
        using var report = _reports.AttemptAcquire(person);
        return report.IsAcquired;
    }

    public void Dispose() => _reports.Dispose();
}
