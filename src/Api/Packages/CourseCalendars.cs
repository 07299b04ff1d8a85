using Autograder.Api.Data;
using Autograder.Api.Submissions;
using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Packages;

/// <summary>Packages with the deadline and the extensions of a course.</summary>
internal sealed class CourseCalendars(PortalDb db, PackageShelf shelf)
{
    /// <summary>The version that grades at present.</summary>
    /// <exception cref="GradingFault">There is none, or it cannot be read.</exception>
    public Task<Assignment> OpenAsync(CourseAssignment assignment, CancellationToken cancel) =>
        OpenAsync(assignment, assignment.PackageVersionId ?? throw new GradingFault($"Assignment {assignment.Id} has no package yet."), cancel);

    public async Task<Assignment> OpenAsync(CourseAssignment assignment, long packageVersionId, CancellationToken cancel)
    {
        var package = await shelf.OpenAsync(packageVersionId, cancel);
        var zone = await db.Courses.Where(c => c.Id == assignment.CourseId).Select(c => c.TimeZone).SingleAsync(cancel);
        var extensions = await (
            from extension in db.Extensions
            where extension.AssignmentId == assignment.Id
            from member in db.Memberships.Where(m => m.CourseId == assignment.CourseId && m.PersonId == extension.PersonId)
            select new { extension.PersonId, member.StudentId, extension.DueLocal }).ToListAsync(cancel);
        return package.WithCalendar(assignment.DueLocal, zone, rules: null, extensions.ToDictionary(e => AuthorName.IdOf(e.StudentId, e.PersonId), e => e.DueLocal, StringComparer.OrdinalIgnoreCase));
    }
}
