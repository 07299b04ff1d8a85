using Autograder.Api.Data;
using Dapper;
using Npgsql;

namespace Autograder.Api.Queue;

/// <summary>Where a job stands in the queue.</summary>
/// <param name="Before">How many are sooner; 0 where it runs.</param>
/// <param name="Estimate">How long until it is done, from recent ones; null where nothing is known.</param>
internal sealed record QueuePlace(int Before, TimeSpan? Estimate);

/// <summary>What people are told about the queue.</summary>
internal sealed class QueueView(NpgsqlDataSource source)
{
    private const string Place = """
        select j.state as State,
               (select count(*) from jobs o where o.state = 'Queued' and j.state = 'Queued' and (o.priority, o.created_at, o.id) < (j.priority, j.created_at, j.id))::int as Before,
               (select sum(w.slots)::int from workers w where w.seen_at > now() - interval '1 minute' and w.trouble is null) as Slots,
               (select percentile_cont(0.5) within group (order by d.seconds) from (
                    select extract(epoch from f.finished_at - f.started_at) as seconds
                    from jobs f join submissions fs on fs.id = f.submission_id
                    where f.state = 'Done' and f.started_at is not null and fs.assignment_id = s.assignment_id
                    order by f.finished_at desc limit 20) d) as Seconds,
               extract(epoch from now() - j.started_at)::float8 as Running
        from jobs j left join submissions s on s.id = j.submission_id
        where j.id = @jobId and j.state in ('Queued', 'Leased')
        """;

    /// <summary>Null once the job is no longer waiting or running.</summary>
    public async Task<QueuePlace?> PlaceAsync(long jobId, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        var row = await connection.QueryFirstOrDefaultAsync<Row>(new CommandDefinition(Place, new { jobId }, cancellationToken: cancel));
        return row is null ? null : new QueuePlace(row.Before, Estimate(row));
    }

    /// <summary>As many rounds as the workers need, each as long as this assignment's usually take.</summary>
    private static TimeSpan? Estimate(Row row) => row switch
    {
        { Seconds: not { } } => null,
        { State: JobState.Leased, Seconds: { } usual } => TimeSpan.FromSeconds(Math.Max(1, usual - (row.Running ?? 0))),
        { Slots: not > 0 } => null,
        { Seconds: { } usual, Slots: { } slots } => TimeSpan.FromSeconds(usual * ((row.Before / slots) + 1)),
    };

    private sealed class Row
    {
        public JobState State { get; init; }
        public int Before { get; init; }
        public int? Slots { get; init; }
        public double? Seconds { get; init; }
        public double? Running { get; init; }
    }
}
