using System.ComponentModel;
using Autograder.Api.Data;
using Autograder.Api.People;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Rest.Running;

/// <summary>The queue and who works on it, for administrators.</summary>
internal static class RunningEndpoints
{
    public static void MapRunning(this RouteGroupBuilder api)
    {
        var running = api.MapGroup("").WithTags("Queue");
        running.MapGet("/queue", QueueAsync).WithSummary("What waits, runs, or failed").WithDescription("For administrators: jobs that are not done, in the order in which they were put into the queue.");
        running.MapGet("/workers", WorkersAsync).WithSummary("Who works").WithDescription("For administrators: every worker that was ever seen, the last one first.");
    }

    private static async Task<Results<Ok<Paged<JobAnswer>>, ProblemHttpResult>> QueueAsync([Description(Paging.AfterSays)] long? after, [Description(Paging.LimitSays)] int? limit, Viewer viewer, PortalDb db, CancellationToken cancel)
    {
        if (!viewer.IsAdmin)
        {
            return Wrong.NotFound();
        }

        var paging = new Paging(after, limit);
        var jobs = await db.Jobs.AsNoTracking()
            .Where(j => j.Id > paging.Begin && (j.State == JobState.Queued || j.State == JobState.Leased || j.State == JobState.Parked)).OrderBy(j => j.Id).Take(paging.Take + 1)
            .Select(j => new JobAnswer(j.Id, j.Kind, j.State, j.Priority, j.SubmissionId, j.Tries, j.CreatedAt, j.StartedAt, j.Worker, j.Phase, j.Fault))
            .ToListAsync(cancel);
        return TypedResults.Ok(paging.Cut(jobs, job => job.Id));
    }

    private static async Task<Results<Ok<WorkerAnswer[]>, ProblemHttpResult>> WorkersAsync(Viewer viewer, PortalDb db, CancellationToken cancel) => viewer.IsAdmin
        ? TypedResults.Ok(await db.Workers.AsNoTracking().OrderByDescending(w => w.SeenAt)
            .Select(w => new WorkerAnswer(w.Id, w.Host, w.Version, w.Slots, w.StartedAt, w.SeenAt, w.Trouble)).Take(Paging.Most).ToArrayAsync(cancel))
        : Wrong.NotFound();
}
