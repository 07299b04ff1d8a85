using Autograder.Api.Data;
using Autograder.Api.People;
using Autograder.Api.Queue;
using Autograder.Api.Submissions;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Operations;

/// <summary>Stops jobs and begins failed ones again.</summary>
internal sealed class JobDesk(PortalDb db, SubmissionDesk submissions, JobQueue queue, AuditLog audit, TimeProvider time)
{
    /// <summary>False where it is too late for that.</summary>
    public async Task<bool> CancelAsync(long id, Viewer who, CancellationToken cancel)
    {
        if (await db.Jobs.AsNoTracking().SingleOrDefaultAsync(j => j.Id == id, cancel) is not { State: JobState.Queued or JobState.Leased } job)
        {
            return false;
        }

        return job.SubmissionId is { } submission ? await submissions.CancelAsync(submission, who, cancel) : await CancelCheckAsync(job, who, cancel);
    }

    /// <summary>False where it did not fail, or where something else of the same waits already.</summary>
    public async Task<bool> RetryAsync(long id, Viewer who, CancellationToken cancel)
    {
        if (await db.Jobs.AsNoTracking().SingleOrDefaultAsync(j => j.Id == id && j.State == JobState.Parked, cancel) is not { } job
            || await db.Jobs.AnyAsync(j => j.Id != id && j.Kind == job.Kind && j.SubmissionId == job.SubmissionId && j.PackageVersionId == job.PackageVersionId && (j.State == JobState.Queued || j.State == JobState.Leased), cancel))
        {
            return false;
        }

        if (job.SubmissionId is { } submission)
        {
            await submissions.RunAgainAsync(submission, job.Priority, who, cancel);
        }
        else if (job.PackageVersionId is { } version)
        {
            audit.Add(who, job.CourseId, "package.check-asked", $"package version {version}", new { job = id });
            await queue.AskForCheckAsync(version, cancel);
            await db.SaveChangesAsync(cancel);
        }

        // what was parked is settled by its successor, and leaves the board
        await db.Jobs.Where(j => j.Id == id && j.State == JobState.Parked).ExecuteUpdateAsync(set => set.SetProperty(j => j.State, JobState.Cancelled), cancel);
        return true;
    }

    /// <summary>One that runs is told to stop; one that waits is gone at once.</summary>
    private async Task<bool> CancelCheckAsync(Job job, Viewer who, CancellationToken cancel)
    {
        var gone = await db.Jobs.Where(j => j.Id == job.Id && j.State == JobState.Queued)
            .ExecuteUpdateAsync(set => set.SetProperty(j => j.State, JobState.Cancelled).SetProperty(j => j.FinishedAt, time.GetUtcNow()), cancel);
        var told = gone > 0 ? 0 : await db.Jobs.Where(j => j.Id == job.Id && j.State == JobState.Leased).ExecuteUpdateAsync(set => set.SetProperty(j => j.CancelRequested, true), cancel);
        if (gone > 0 && job.PackageVersionId is { } version)
        {
            await db.PackageVersions.Where(v => v.Id == version && v.Check == CheckState.Waiting).ExecuteUpdateAsync(set => set.SetProperty(v => v.Check, CheckState.NotAsked), cancel);
        }

        audit.Add(who, job.CourseId, "job.cancelled", $"job {job.Id}", new { kind = job.Kind.ToString() });
        await db.SaveChangesAsync(cancel);
        return gone + told > 0;
    }
}
