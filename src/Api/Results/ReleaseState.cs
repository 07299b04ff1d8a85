using Autograder.Api.Data;
using Autograder.Api.Hosting;
using Autograder.Rubrics.Assignments;

namespace Autograder.Api.Results;

/// <summary>Whether students see results yet. Nothing shows them a mark except through this.</summary>
internal static class ReleaseState
{
    /// <param name="package">With the course's calendar, from <see cref="Packages.CourseCalendars"/>.</param>
    public static bool IsReleased(CourseAssignment assignment, Assignment package, DateTimeOffset now) => assignment.Release switch
    {
        ReleaseRule.Immediately => true,
        ReleaseRule.AfterDeadline => package.Calendar.ClosesAt is { } closes ? Settled(now) > closes : assignment.PublishedAt <= now,
        ReleaseRule.WhenPublished => assignment.PublishedAt <= now,
    };

    /// <summary>When results will be seen; null where only people know.</summary>
    public static DateTimeOffset? From(CourseAssignment assignment, Assignment package) =>
        assignment.Release == ReleaseRule.AfterDeadline ? package.Calendar.ClosesAt + RequestClock.LongestUpload : null;

    /// <summary>Up to when nothing can arrive any more: an upload that began in time may still be on its way, and who sends it must not read the answers meanwhile.</summary>
    public static DateTimeOffset Settled(DateTimeOffset now) => now - RequestClock.LongestUpload;
}
