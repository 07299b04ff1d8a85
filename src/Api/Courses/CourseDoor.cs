using Autograder.Api.Data;
using Autograder.Api.People;
using Autograder.Api.Shared;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Courses;

/// <summary>Lets people into a course, or knows of none.</summary>
internal sealed class CourseDoor(PortalDb db, Viewer viewer, ITexts texts)
{
    public async Task<CourseAccess?> FindAsync(string slug, CancellationToken ct)
    {
        var found = await db.Courses.VisibleTo(viewer).Where(course => course.Slug == slug)
            .Select(course => new { Course = course, Role = course.Memberships.Where(m => m.PersonId == viewer.Id).Select(m => (CourseRole?)m.Role).FirstOrDefault() })
            .SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return null;
        }

        texts.CourseZone = found.Course.TimeZone;
        return new CourseAccess(found.Course, found.Role, viewer.IsAdmin);
    }

    /// <summary>Only for who teaches the course.</summary>
    public async Task<CourseAccess?> FindTaughtAsync(string slug, CancellationToken ct) =>
        await FindAsync(slug, ct) is { Teaches: true } access ? access : null;
}
