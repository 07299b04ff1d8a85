using Autograder.Rubrics.Calendars;

namespace Autograder.Api.Assignments;

/// <summary>When work is due for one person, and what late work keeps.</summary>
/// <param name="Local">The same moment as a wall-clock time in the course's zone.</param>
/// <param name="Extended">It is the person's own, later one.</param>
internal sealed record Deadline(DateTimeOffset? Due, DateTime? Local, string Zone, bool Extended, IReadOnlyList<LateStep> Late, DateTimeOffset Now)
{
    public static Deadline Of(Calendar calendar, string student, DateTimeOffset now)
    {
        var due = calendar.DueAt(student);
        var local = due is { } moment ? TimeZoneInfo.ConvertTime(moment, calendar.Zone).DateTime : (DateTime?)null;
        return new Deadline(due, local, calendar.Zone.Id, due != calendar.DueAt(null), calendar.LateSteps(student), now);
    }

    /// <summary>The last moment at which anything is taken; null where there is none.</summary>
    public DateTimeOffset? Last => Late.Count > 0 ? Late[^1].Until : Due;

    public bool HasPassed => Now > Due;

    public bool IsClosed => Now > Last;

    /// <summary>What work keeps that comes now; null where it is in time or too late.</summary>
    public LateStep? Present => HasPassed ? Late.FirstOrDefault(step => Now <= step.Until) : null;

    public TimeSpan? Left => Due - Now;
}
