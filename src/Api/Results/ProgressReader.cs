using Autograder.Api.Data;
using Autograder.Api.People;
using Autograder.Api.Queue;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Results;

/// <summary>Reads where a submission stands, each time anew and with a context of its own: pages are watched for long.</summary>
internal sealed class ProgressReader(IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>Null where who asks may not see it, or not any more: signed out, locked or without the role since.</summary>
    public async Task<ProgressState?> ReadAsync(long submissionId, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<ViewerSource>().FindAsync(cancel) is not { } viewer)
        {
            return null;
        }

        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var row = await db.Submissions.VisibleTo(viewer)
            .Where(s => s.Id == submissionId)
            .Select(s => new
            {
                s.State,
                s.ReceivedAt,
                Job = db.Jobs.Where(j => j.SubmissionId == s.Id && j.Kind == JobKind.Grade).OrderByDescending(j => j.Id)
                    .Select(j => new { j.Id, j.State, j.Phase, j.CreatedAt, j.StartedAt, Tries = j.Fault == null ? j.Tries : Math.Max(1, j.Tries), j.CancelRequested }).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(cancel);
        if (row is null)
        {
            return null;
        }

        var isOpen = row.Job is { State: JobState.Queued or JobState.Leased };
        var place = isOpen ? await scope.ServiceProvider.GetRequiredService<QueueView>().PlaceAsync(row.Job!.Id, cancel) : null; // open means there is one
        var since = row.Job is { State: JobState.Leased, StartedAt: { } started } ? started : row.Job?.CreatedAt ?? row.ReceivedAt;
        return new ProgressState(
            row.State, row.Job is { State: JobState.Leased } ? row.Job.Phase : null, place?.Before, place?.Estimate, time.GetUtcNow() - since, row.Job?.Tries ?? 0, row.Job?.CancelRequested ?? false);
    }
}
