using Autograder.Api.Data;
using Autograder.Api.People;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Manage.Settings;

/// <summary>What the course decides about an assignment. The assignment is read with its course.</summary>
internal sealed class AssignmentDesk(PortalDb db, AuditLog audit, TimeProvider time)
{
    public static TimeZoneInfo ZoneOf(CourseAssignment assignment) => TimeZoneInfo.FindSystemTimeZoneById(assignment.Course?.TimeZone ?? "Etc/UTC");

    /// <summary>Changes what the form says.</summary>
    /// <returns>Field to mistake; empty where it was saved.</returns>
    public async Task<IReadOnlyDictionary<string, string>> ChangeAsync(CourseAssignment assignment, AssignmentForm form, Viewer who, CancellationToken cancel)
    {
        var zone = ZoneOf(assignment);
        var mistakes = new Dictionary<string, string>();
        var opens = AssignmentForm.Read(form.Opens, out var opensWrong);
        var due = AssignmentForm.Read(form.Due, out var dueWrong);
        if (opensWrong || (opens is { } o && zone.IsInvalidTime(o)))
        {
            mistakes[nameof(form.Opens)] = "This is not a time of the course's time zone.";
        }

        if (dueWrong || (due is { } d && zone.IsInvalidTime(d)))
        {
            mistakes[nameof(form.Due)] = "This is not a time of the course's time zone.";
        }

        if (mistakes.Count > 0)
        {
            return mistakes;
        }

        var before = Shown(assignment);
        assignment.Title = form.Title.Trim();
        assignment.OpensAt = opens is { } local ? new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime() : null;
        assignment.DueLocal = due;
        assignment.AttemptLimit = form.Attempts;
        assignment.Release = form.Release;
        var after = Shown(assignment);
        if (!before.Equals(after))
        {
            audit.Add(who, assignment.CourseId, "assignment.changed", Subject(assignment), new { before, after });
            await db.SaveChangesAsync(cancel);
        }

        return mistakes;
    }

    /// <summary>Students see their results from now on, and every later one at once.</summary>
    public async Task PublishAsync(CourseAssignment assignment, Viewer who, CancellationToken cancel)
    {
        if (assignment.PublishedAt is null)
        {
            assignment.PublishedAt = time.GetUtcNow();
            audit.Add(who, assignment.CourseId, "results.published", Subject(assignment), new { });
            await db.SaveChangesAsync(cancel);
        }
    }

    /// <summary>Nobody sees results until they are published again, whatever the rule was.</summary>
    public async Task HideAsync(CourseAssignment assignment, Viewer who, CancellationToken cancel)
    {
        if (assignment.PublishedAt is not null || assignment.Release != ReleaseRule.WhenPublished)
        {
            audit.Add(who, assignment.CourseId, "results.hidden", Subject(assignment), new { rule = assignment.Release.ToString() });
            assignment.PublishedAt = null;
            assignment.Release = ReleaseRule.WhenPublished;
            await db.SaveChangesAsync(cancel);
        }
    }

    /// <summary>Who is concerned when results are shown or hidden.</summary>
    public async Task<ReleaseNumbers> CountAsync(CourseAssignment assignment, CancellationToken cancel)
    {
        var grades = await db.Counting(assignment.Id).Select(s => new { s.Grade!.Status, Authors = s.Authors.Count }).ToListAsync(cancel); // has a grade: asked for in Counting
        return new ReleaseNumbers(
            grades.Sum(g => g.Authors),
            grades.Where(g => g.Status == "Provisional").Sum(g => g.Authors),
            await db.Memberships.CountAsync(m => m.CourseId == assignment.CourseId && m.Role == CourseRole.Student, cancel));
    }

    public static string Subject(CourseAssignment assignment) => $"assignment {assignment.Id}";

    private static Decided Shown(CourseAssignment a) => new(a.Title, a.OpensAt, a.DueLocal, a.AttemptLimit, a.Release.ToString());

    private sealed record Decided(string Title, DateTimeOffset? Opens, DateTime? Due, int? Attempts, string Release);
}
