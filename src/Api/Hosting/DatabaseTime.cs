using Dapper;
using Npgsql;

namespace Autograder.Api.Hosting;

/// <summary>
/// The database's clock, which the web program lives by: on however many machines it runs, a deadline is one moment, and it is the one that leases are measured on. Between two
/// looks it goes on with the clock that nobody sets. Before the first one it is this machine's.
/// </summary>
internal sealed class DatabaseTime : TimeProvider
{
    private volatile Reading? _last;

    public override DateTimeOffset GetUtcNow() => _last is { } last ? last.At + GetElapsedTime(last.Stamp) : base.GetUtcNow();

    /// <summary>Looks. What differs by less than the answer took is no difference, so that time does not run back and forth.</summary>
    public async Task SetAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var asked = GetTimestamp();
        var said = await connection.ExecuteScalarAsync<DateTime>(new CommandDefinition("select clock_timestamp()", cancellationToken: cancel));
        var (heard, half) = (GetTimestamp(), GetElapsedTime(asked) / 2);
        var now = new DateTimeOffset(said, TimeSpan.Zero) + half;
        if (_last is not { } last || (last.At + GetElapsedTime(last.Stamp, heard) - now).Duration() > half)
        {
            _last = new Reading(now, heard);
        }
    }

    private sealed record Reading(DateTimeOffset At, long Stamp);
}
