using Autograder.Api.Data;
using Autograder.Api.Packages;
using Autograder.Api.Shared;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Courses;

/// <summary>The assignments of a course with what waits in each; one query for all counts.</summary>
internal sealed class StaffRows(PortalDb db, CourseCalendars calendars, TimeProvider clock, ITexts texts)
{
    public async Task<IReadOnlyList<StaffRow>> ReadAsync(CourseAccess access, CancellationToken ct)
    {
        var courseId = access.Course.Id;
        var assignments = await db.Assignments.AsNoTracking().Include(a => a.Course).Where(a => a.CourseId == courseId).OrderBy(a => a.Position).ThenBy(a => a.Id).ToListAsync(ct);
        var counts = await db.Submissions.Where(s => s.Assignment!.CourseId == courseId).GroupBy(s => s.AssignmentId)
            .Select(group => new
            {
                Id = group.Key,
                All = group.Count(),
                InQueue = group.Count(s => s.State == SubmissionState.Queued || s.State == SubmissionState.Running),
                ToMark = group.Count(s => s.State == SubmissionState.Graded && s.Grade!.Waiting > 0),
                Parked = group.Count(s => s.State == SubmissionState.Parked),
            }).ToDictionaryAsync(row => row.Id, ct);
        var requests = await db.RegradeRequests.Where(r => r.AnsweredAt == null && r.Submission!.Assignment!.CourseId == courseId)
            .GroupBy(r => r.Submission!.AssignmentId).Select(group => new { group.Key, Open = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Open, ct);
        var rows = new List<StaffRow>();
        foreach (var assignment in assignments)
        {
            var count = counts.GetValueOrDefault(assignment.Id);
            rows.Add(new StaffRow(
                assignment.Slug, assignment.Title, assignment.OpensAt, await DueAsync(assignment, ct), Badge(assignment),
                count?.All ?? 0, count?.InQueue ?? 0, count?.ToMark ?? 0, requests.GetValueOrDefault(assignment.Id), count?.Parked ?? 0));
        }

        return rows;
    }

    private async Task<DateTimeOffset?> DueAsync(CourseAssignment assignment, CancellationToken ct) =>
        assignment.PackageVersionId is null ? null : (await calendars.OpenAsync(assignment, ct)).Calendar.DueAt(null);

    private StatusBadge Badge(CourseAssignment assignment) => assignment switch
    {
        { PackageVersionId: null } => new StatusBadge(StatusKind.Warning, texts["No package yet"]),
        { OpensAt: null } => new StatusBadge(StatusKind.Neutral, texts["Hidden"], "eye-off"),
        { OpensAt: { } opens } when opens > clock.GetUtcNow() => new StatusBadge(StatusKind.Progress, texts["Opens later"]),
        { PublishedAt: not null } => new StatusBadge(StatusKind.Good, texts["Results published"]),
        _ => new StatusBadge(StatusKind.Good, texts["Open"]),
    };
}
