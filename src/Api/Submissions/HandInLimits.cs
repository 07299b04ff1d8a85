using System.Threading.RateLimiting;

namespace Autograder.Api.Submissions;

/// <summary>
/// How much one person may hand in, whichever way: far more than anybody needs, and too little to fill the disk or to keep the graders from others.
/// Uploads of the same content take no room, but count all the same.
/// </summary>
internal sealed class HandInLimits : IDisposable
{
    /// <summary>At once; after that one comes free every <see cref="Pause"/>.</summary>
    public const int AtOnce = 30;

    /// <summary>Of all uploads within a day.</summary>
    public const int DailyMebibytes = 2048;
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    private readonly PartitionedRateLimiter<long> _times = PartitionedRateLimiter.Create<long, long>(person => RateLimitPartition.GetTokenBucketLimiter(
        person, _ => new TokenBucketRateLimiterOptions { TokenLimit = AtOnce, TokensPerPeriod = 1, ReplenishmentPeriod = Pause, AutoReplenishment = true, QueueLimit = 0 }));

    private readonly PartitionedRateLimiter<long> _sizes = PartitionedRateLimiter.Create<long, long>(person => RateLimitPartition.GetFixedWindowLimiter(
        person, _ => new FixedWindowRateLimiterOptions { PermitLimit = DailyMebibytes, Window = TimeSpan.FromDays(1), AutoReplenishment = true, QueueLimit = 0 }));

    /// <summary>Asked before an upload is read.</summary>
    public bool Allows(long person)
    {
        using var time = _times.AttemptAcquire(person);
        return time.IsAcquired;
    }

    /// <summary>Asked when it is known how large it is, before anything is kept.</summary>
    public bool HasRoomFor(long person, long bytes)
    {
        using var room = _sizes.AttemptAcquire(person, (int)(bytes >> 20) + 1);
        return room.IsAcquired;
    }

    public void Dispose()
    {
        _times.Dispose();
        _sizes.Dispose();
    }
}
