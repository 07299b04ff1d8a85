using Autograder.Api.Data;
using Dapper;
using Npgsql;

namespace Autograder.Api.Health;

/// <summary>Numbers about the queue, asked of the database, so that they hold whichever process did the work.</summary>
internal sealed class QueueMeter(NpgsqlDataSource database, TimeProvider clock)
{
    private static readonly double[] Bounds = [1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600];

    private static readonly string Took = $"""
        select kind, array[{string.Join(", ", Bounds.Select(bound => FormattableString.Invariant($"count(*) filter (where took <= {bound})")))}, count(*)], coalesce(sum(took), 0)::float8
        from (select kind, extract(epoch from finished_at - started_at) as took from jobs where state = 'Done' and started_at is not null and finished_at is not null) as finished
        group by kind order by kind
        """;

    public async Task WriteToAsync(MetricsText text, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await WaitingAsync(connection, text);
        await JobsAsync(connection, text, cancel);
        await SubmissionsAsync(connection, text);
        var seen = await connection.ExecuteScalarAsync<long>("select count(*) from workers where seen_at > @Since and trouble is null", new { Since = clock.GetUtcNow() - WorkerCheck.Lately });
        text.Gauge("autograder_workers", "Workers that were seen in the last minute and take work.", seen);
    }

    private async Task WaitingAsync(NpgsqlConnection connection, MetricsText text)
    {
        var waiting = (await connection.QueryAsync<(int Priority, long Count)>("select priority, count(*) from jobs where state = 'Queued' group by priority")).ToDictionary(row => row.Priority, row => row.Count);
        text.Head("autograder_queue_length", "gauge", "Jobs that wait.");
        foreach (var priority in Enum.GetValues<JobPriority>())
        {
            text.Sample("autograder_queue_length", [("priority", priority.ToString().ToLowerInvariant())], waiting.GetValueOrDefault((int)priority));
        }

        var oldest = await connection.ExecuteScalarAsync<DateTime?>("select min(created_at) from jobs where state = 'Queued'");
        text.Gauge("autograder_queue_oldest_seconds", "How long the job that has waited longest has waited.", oldest is { } since ? Math.Max(0, (clock.GetUtcNow().UtcDateTime - since).TotalSeconds) : 0);
    }

    private static async Task JobsAsync(NpgsqlConnection connection, MetricsText text, CancellationToken cancel)
    {
        text.Head("autograder_jobs", "gauge", "Jobs by kind and where they stand.");
        foreach (var (kind, state, count) in await connection.QueryAsync<(string, string, long)>("select kind, state, count(*) from jobs group by kind, state order by kind, state"))
        {
            text.Sample("autograder_jobs", [("kind", kind.ToLowerInvariant()), ("state", state.ToLowerInvariant())], count);
        }

        text.Head("autograder_job_seconds", "histogram", "How long finished jobs took, from being begun to the end.");
        await using var command = new NpgsqlCommand(Took, connection);
        await using var finished = await command.ExecuteReaderAsync(cancel);
        while (await finished.ReadAsync(cancel))
        {
            text.Histogram("autograder_job_seconds", [("kind", finished.GetString(0).ToLowerInvariant())], Bounds, finished.GetFieldValue<long[]>(1), finished.GetDouble(2));
        }
    }

    private static async Task SubmissionsAsync(NpgsqlConnection connection, MetricsText text)
    {
        text.Head("autograder_submissions", "gauge", "Submissions by where they stand.");
        foreach (var (state, count) in await connection.QueryAsync<(string, long)>("select state, count(*) from submissions group by state order by state"))
        {
            text.Sample("autograder_submissions", [("state", state.ToLowerInvariant())], count);
        }
    }
}
