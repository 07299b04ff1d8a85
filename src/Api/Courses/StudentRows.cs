using Autograder.Api.Data;
using Autograder.Api.Packages;
using Autograder.Api.People;
using Autograder.Api.Results;
using Autograder.Api.Shared;
using Autograder.Api.Submissions;
using Autograder.Rubrics.Assignments;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Courses;

/// <summary>The assignments of a course with where one student stands in each.</summary>
internal sealed class StudentRows(PortalDb db, CourseCalendars calendars, TimeProvider clock, ITexts texts)
{
    public async Task<IReadOnlyList<StudentRow>> ReadAsync(CourseAccess access, Viewer viewer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var courseId = access.Course.Id;
        var assignments = await db.Assignments.Include(a => a.Course).Where(a => a.CourseId == courseId).VisibleTo(viewer, now)
            .OrderBy(a => a.Position).ThenBy(a => a.Id).ToListAsync(ct);
        var attempts = await db.Submissions.AsNoTracking().OwnedBy(viewer).Include(s => s.Grade).Where(s => s.Assignment!.CourseId == courseId)
            .OrderByDescending(s => s.ReceivedAt).ThenByDescending(s => s.Id).ToListAsync(ct);
        var studentId = await db.Memberships.Where(m => m.CourseId == courseId && m.PersonId == viewer.Id).Select(m => m.StudentId).SingleOrDefaultAsync(ct);
        var rows = new List<StudentRow>();
        foreach (var assignment in assignments)
        {
            var package = await calendars.OpenAsync(assignment, ct);
            rows.Add(Row(assignment, package, AuthorName.Of(viewer.Name, studentId, viewer.Id), [.. attempts.Where(s => s.AssignmentId == assignment.Id)], now));
        }

        return rows;
    }

    private StudentRow Row(CourseAssignment assignment, Assignment package, string student, IReadOnlyList<Submission> attempts, DateTimeOffset now)
    {
        var due = package.Calendar.DueAt(student);
        var released = ReleaseState.IsReleased(assignment, package, now);
        // A later attempt that was cancelled or could not be read does not hide the one that counts.
        var shown = attempts.FirstOrDefault(s => s.State is not (SubmissionState.Cancelled or SubmissionState.Superseded or SubmissionState.Refused)) ?? attempts.FirstOrDefault();
        var left = assignment.AttemptLimit - attempts.Count(s => s.Counts);
        return new StudentRow(
            assignment.Slug, assignment.Title, due, LateWords.Of(package.Calendar, texts),
            left is { } number ? Math.Max(0, number) : null, assignment.AttemptLimit, Badge(shown, released), shown?.Id,
            released ? shown?.Grade?.Total : null, package.Maximum.Value, !package.Calendar.Judge(now, student).Accepted);
    }

    private StatusBadge Badge(Submission? shown, bool released) => shown switch
    {
        null => new StatusBadge(StatusKind.Neutral, texts["Nothing handed in"]),
        { State: SubmissionState.Graded } when !released => new StatusBadge(StatusKind.Good, texts["Handed in"]),
        { State: SubmissionState.Graded, Grade.Waiting: > 0 } => new StatusBadge(StatusKind.Progress, texts["A marker is still at work"]),
        _ => StatusBadge.Of(shown.State, texts),
    };
}
