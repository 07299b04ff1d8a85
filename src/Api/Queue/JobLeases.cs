using System.Text.Json;
using Autograder.Api.Data;
using Dapper;
using Npgsql;

namespace Autograder.Api.Queue;

/// <summary>Workers take jobs and hand them back here. All times are the database's, so that workers' clocks need not agree.</summary>
internal sealed class JobLeases(NpgsqlDataSource source)
{
    public const int MostTries = 3;

    /// <summary>Without a heartbeat for so long, a worker is taken for dead.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(60);

    private const string LeaseColumns = "j.id as JobId, j.lease_token as Token, j.kind as Kind, j.course_id as CourseId, j.submission_id as SubmissionId, j.package_version_id as PackageVersionId, j.tries as Tries, j.deaths as Deaths, j.cancel_requested as CancelRequested";

    /// <summary>
    /// Interactive before batch before regrade; then whoever has fewest jobs running, first by course, then by team; then the oldest. Where the next one
    /// has cost a worker its life, only a worker that does nothing else takes it, and one that does waits until it can.
    /// </summary>
    private const string Claim = $"""
        update jobs j
        set state = 'Leased', worker = @worker, lease_token = gen_random_uuid(), leased_until = now() + make_interval(secs => @seconds),
            tries = j.tries + 1, started_at = now(), phase = 'starting', phase_at = now()
        from (
            select w.id, w.deaths
            from jobs w
            left join submissions s on s.id = w.submission_id
            left join assignments a on a.id = s.assignment_id
            left join package_versions v on v.id = coalesce(w.package_version_id, a.package_version_id)
            left join (select course_id, count(*) as busy from jobs where state = 'Leased' group by course_id) c on c.course_id = w.course_id
            left join (select team_id, count(*) as busy from jobs where state = 'Leased' and team_id <> 0 group by team_id) t on t.team_id = w.team_id
            where w.state = 'Queued' and w.ready_at <= now() and (@boxes or not coalesce(v.needs_boxes, true))
            order by w.priority, coalesce(c.busy, 0), coalesce(t.busy, 0), w.created_at, w.id
            limit 1
            for update of w skip locked
        ) next
        where j.id = next.id and (next.deaths = 0 or @idle)
        returning {LeaseColumns}
        """;

    private const string End = """
        update jobs
        set state = @State, tries = tries - @back, deaths = deaths + @died, ready_at = now() + make_interval(secs => @delay), fault = coalesce(@Fault, fault),
            lease_token = null, leased_until = null, phase = null, phase_at = null,
            finished_at = case when @State in ('Cancelled', 'Parked') then now() end
        where id = @JobId and lease_token = @Token and state = 'Leased' and (not @expired or leased_until < now())
        """;

    private const string Tell = """
        update submissions
        set state = case when @State = 'Cancelled' and grade_id is not null then 'Graded' else @State end,
            counts = counts and (@State = 'Queued' or grade_id is not null),
            fault = case when @State = 'Parked' then @Fault end
        where id = @SubmissionId
        """;

    /// <summary>The next job, or null where nothing waits that this worker may do now.</summary>
    /// <param name="boxes">Whether boxes can be made.</param>
    /// <param name="idle">Whether the worker does nothing else.</param>
    public async Task<Lease?> ClaimAsync(string worker, CancellationToken cancel, bool boxes = true, bool idle = true)
    {
        await ReclaimAsync(cancel);
        await using var connection = await source.OpenConnectionAsync(cancel);
        var lease = await connection.QueryFirstOrDefaultAsync<Lease>(new CommandDefinition(Claim, new { worker, boxes, idle, seconds = Length.TotalSeconds }, cancellationToken: cancel));
        if (lease?.SubmissionId is not null)
        {
            // by itself: whoever cancels locks the submission first and the job second
            await connection.ExecuteAsync("update submissions s set state = 'Running' from jobs j where j.id = @JobId and j.lease_token = @Token and j.state = 'Leased' and s.id = j.submission_id", lease);
        }

        return lease;
    }

    /// <summary>Says that the job is still being worked on. Null where it is no longer ours; otherwise whether somebody asked to stop.</summary>
    public async Task<bool?> BeatAsync(Lease lease, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        return await connection.QueryFirstOrDefaultAsync<bool?>(new CommandDefinition(
            "update jobs set leased_until = now() + make_interval(secs => @seconds) where id = @JobId and lease_token = @Token and state = 'Leased' returning cancel_requested",
            new { lease.JobId, lease.Token, seconds = Length.TotalSeconds }, cancellationToken: cancel));
    }

    /// <summary>For people who watch.</summary>
    public void ShowPhase(Lease lease, string phase)
    {
        using var connection = source.OpenConnection();
        connection.Execute("update jobs set phase = @phase, phase_at = now() where id = @JobId and lease_token = @Token and state = 'Leased'", new { lease.JobId, lease.Token, phase });
    }

    /// <summary>Ends a lease without a result; false where it was no longer ours.</summary>
    public Task<bool> EndAsync(Lease lease, LeaseEnd end, CancellationToken cancel) => EndAsync(lease, end, expired: false, cancel);

    /// <summary>What dead workers left lying: somebody else does it, unless it kills one worker after the other.</summary>
    private async Task ReclaimAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        var dead = await connection.QueryAsync<Lease>(new CommandDefinition($"select {LeaseColumns} from jobs j where j.state = 'Leased' and j.leased_until < now()", cancellationToken: cancel));
        foreach (var lease in dead.ToList())
        {
            var end = lease.CancelRequested ? LeaseEnd.Cancelled
                : lease.Tries >= MostTries ? LeaseEnd.Failed(lease.Tries, "The worker was gone before it finished, three times.")
                : new LeaseEnd(JobState.Queued, CountsAsTry: true, TimeSpan.Zero, "The worker was gone before it finished.");
            await EndAsync(lease, end, expired: true, cancel);
        }
    }

    private async Task<bool> EndAsync(Lease lease, LeaseEnd end, bool expired, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await connection.ExecuteAsync("select 1 from submissions where id = @SubmissionId for update", lease, transaction);
        if (end.State == JobState.Queued && await connection.ExecuteScalarAsync<bool>("select cancel_requested from jobs where id = @JobId", lease, transaction))
        {
            end = LeaseEnd.Cancelled; // nobody wants it any more
        }

        var facts = new
        {
            lease.JobId,
            lease.Token,
            lease.SubmissionId,
            lease.PackageVersionId,
            lease.CourseId,
            State = end.State.ToString(),
            end.Fault,
            delay = end.Delay.TotalSeconds,
            back = end.CountsAsTry ? 0 : 1,
            expired,
            died = expired ? 1 : 0,
        };
        if (await connection.ExecuteAsync(End, facts, transaction) == 0)
        {
            return false;
        }

        await connection.ExecuteAsync(Tell, facts, transaction);
        if (lease.Kind == JobKind.Check && end.State != JobState.Queued)
        {
            var report = end.Fault is { } fault ? CheckedPackage.Broken(fault) : null;
            await connection.ExecuteAsync("update package_versions set \"check\" = @check, check_report = @report::jsonb where id = @PackageVersionId",
                new { lease.PackageVersionId, check = (report is null ? CheckState.NotAsked : CheckState.Failed).ToString(), report }, transaction);
        }

        if (end.State == JobState.Parked)
        {
            await connection.ExecuteAsync("insert into audit (at, course_id, action, subject, details) values (now(), @CourseId, 'job.parked', @subject, @details::jsonb)",
                new { lease.CourseId, subject = lease.SubmissionId is { } id ? $"submission {id}" : $"package version {lease.PackageVersionId}", details = JsonSerializer.Serialize(new { fault = end.Fault }) }, transaction);
        }

        await transaction.CommitAsync(cancel);
        return true;
    }
}
