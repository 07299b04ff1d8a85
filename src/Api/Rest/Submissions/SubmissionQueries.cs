using Autograder.Api.Data;
using Autograder.Api.Packages;
using Autograder.Api.People;
using Autograder.Api.Queue;
using Autograder.Api.Results;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Rest.Submissions;

/// <summary>What a token's owner sees of submissions.</summary>
internal sealed class SubmissionQueries(PortalDb db, Viewer viewer, CourseCalendars calendars, QueueView queue, TimeProvider clock)
{
    public Viewer Viewer => viewer;

    /// <summary>The assignment, where the viewer sees it.</summary>
    public Task<CourseAssignment?> OpenToAsync(string course, string assignment, CancellationToken cancel) => db.Assignments.VisibleTo(viewer, clock.GetUtcNow())
        .Include(a => a.Course).Include(a => a.Extensions).SingleOrDefaultAsync(a => a.Slug == assignment && a.Course!.Slug == course, cancel);

    /// <summary>Null where the viewer does not see the assignment.</summary>
    public async Task<Paged<SubmissionAnswer>?> OfAsync(string course, string assignment, Paging paging, CancellationToken cancel)
    {
        if (await OpenToAsync(course, assignment, cancel) is not { } open)
        {
            return null;
        }

        var rows = await db.Submissions.AsNoTracking().VisibleTo(viewer).Where(s => s.AssignmentId == open.Id && s.Id > paging.Begin).OrderBy(s => s.Id).Take(paging.Take + 1)
            .Select(SubmissionRow.For(viewer)).ToListAsync(cancel);
        var released = rows.Any(row => !row.IsStaff) && await IsReleasedAsync(open, cancel);
        return paging.Cut(rows.ConvertAll(row => row.Shown(released)), submission => submission.Id);
    }

    public async Task<SubmissionAnswer?> OneAsync(long id, CancellationToken cancel)
    {
        var row = await db.Submissions.AsNoTracking().VisibleTo(viewer).Where(s => s.Id == id).Select(SubmissionRow.For(viewer)).SingleOrDefaultAsync(cancel);
        if (row is null)
        {
            return null;
        }

        var assignment = await db.Assignments.Include(a => a.Course).Include(a => a.Extensions).SingleAsync(a => a.Id == row.AssignmentId, cancel);
        return row.Shown(!row.IsStaff && await IsReleasedAsync(assignment, cancel));
    }

    public async Task<ProgressAnswer?> ProgressAsync(long id, CancellationToken cancel)
    {
        var state = await db.Submissions.VisibleTo(viewer).Where(s => s.Id == id).Select(s => (SubmissionState?)s.State).SingleOrDefaultAsync(cancel);
        if (state is not { } known)
        {
            return null;
        }

        var job = await db.Jobs.AsNoTracking().Where(j => j.SubmissionId == id).OrderByDescending(j => j.Id).FirstOrDefaultAsync(cancel);
        var place = job is null ? null : await queue.PlaceAsync(job.Id, cancel);
        return new ProgressAnswer(known, place?.Before, place?.Estimate?.TotalSeconds, job?.Phase, Elapsed(job), job?.Tries ?? 0);
    }

    private double? Elapsed(Job? job) => job is { State: JobState.Leased, StartedAt: { } began } ? Math.Round((clock.GetUtcNow() - began).TotalSeconds, 1) : null;

    private async Task<bool> IsReleasedAsync(CourseAssignment assignment, CancellationToken cancel) =>
        assignment.PackageVersionId is not null && ReleaseState.IsReleased(assignment, await calendars.OpenAsync(assignment, cancel), clock.GetUtcNow());
}
