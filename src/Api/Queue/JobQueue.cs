using Autograder.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Queue;

/// <summary>Work for workers, put into the queue together with what it is about: added to the context, saved by the caller.</summary>
internal sealed class JobQueue(PortalDb db, TimeProvider time)
{
    public void Add(Submission submission, long courseId, JobPriority priority) => db.Jobs.Add(new Job
    {
        Kind = JobKind.Grade,
        State = JobState.Queued,
        Priority = priority,
        CourseId = courseId,
        TeamId = submission.TeamId,
        SubmissionId = submission.Id,
        CreatedAt = time.GetUtcNow(),
        ReadyAt = DateTimeOffset.UnixEpoch, // at once, whatever the database's clock says
    });

    /// <summary>Asks for the proof of a package version; its <c>Check</c> is Waiting, then Passed or Failed with the report. Saves.</summary>
    public async Task<long> AskForCheckAsync(long packageVersionId, CancellationToken cancel)
    {
        var version = await db.PackageVersions.Include(v => v.Assignment).SingleAsync(v => v.Id == packageVersionId, cancel);
        if (await db.Jobs.FirstOrDefaultAsync(j => j.PackageVersionId == packageVersionId && (j.State == JobState.Queued || j.State == JobState.Leased), cancel) is { } waiting)
        {
            return waiting.Id;
        }

        version.Check = CheckState.Waiting;
        version.CheckReport = null;
        var job = new Job
        {
            Kind = JobKind.Check,
            State = JobState.Queued,
            Priority = JobPriority.Interactive,
            CourseId = version.Assignment!.CourseId, // included above
            PackageVersionId = packageVersionId,
            CreatedAt = time.GetUtcNow(),
            ReadyAt = DateTimeOffset.UnixEpoch,
        };
        db.Jobs.Add(job);
        await db.SaveChangesAsync(cancel);
        return job.Id;
    }

    /// <summary>Whether it waits or runs.</summary>
    public Task<bool> IsOpenAsync(long submissionId, CancellationToken cancel) =>
        db.Jobs.AnyAsync(j => j.SubmissionId == submissionId && j.Kind == JobKind.Grade && (j.State == JobState.Queued || j.State == JobState.Leased), cancel);

    /// <summary>Stops the job of a submission whose row the caller has locked. Null where there is none to stop; true where it is stopped, false where its worker was asked to.</summary>
    public async Task<bool?> CancelAsync(Submission submission, CancellationToken cancel)
    {
        var states = await db.Database.SqlQuery<string>($"""
            update jobs set
                cancel_requested = true,
                state = case when state = 'Queued' or leased_until < now() then 'Cancelled' else state end,
                lease_token = case when state = 'Queued' or leased_until < now() then null else lease_token end,
                finished_at = case when state = 'Queued' or leased_until < now() then now() end
            where submission_id = {submission.Id} and kind = 'Grade' and state in ('Queued', 'Leased')
            returning state as "Value"
            """).ToListAsync(cancel);
        return states is [var state, ..] ? state == nameof(JobState.Cancelled) : null;
    }

    /// <summary>Takes the team's older attempts out of the queue that nobody has begun and that have no grade. The caller has locked the team.</summary>
    public async Task SupersedeAsync(Submission newest, CancellationToken cancel)
    {
        var older = await db.Database.SqlQuery<long>($"""
            select id as "Value" from submissions where team_id = {newest.TeamId} and id <> {newest.Id} and state = 'Queued' and grade_id is null order by id for update
            """).ToListAsync(cancel);
        if (older.Count == 0)
        {
            return;
        }

        var stopped = await db.Database.SqlQuery<long>($"""
            update jobs set state = 'Cancelled', finished_at = now() where submission_id = any({older}) and kind = 'Grade' and state = 'Queued' returning submission_id as "Value"
            """).ToListAsync(cancel);
        await db.Database.ExecuteSqlAsync($"update submissions set state = 'Superseded' where id = any({stopped})", cancel);
    }
}
