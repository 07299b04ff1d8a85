using Autograder.Api.Data;
using Autograder.Api.People;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Manage;

/// <summary>Finds what an instructor's page is about. What the viewer does not teach is not found.</summary>
internal sealed class ManagedAssignments(PortalDb db)
{
    /// <summary>With its course and the package version that grades.</summary>
    public Task<CourseAssignment?> FindAsync(string course, string assignment, Viewer viewer, CancellationToken cancel) =>
        db.Assignments.TaughtBy(viewer).Include(a => a.Course).Include(a => a.PackageVersion)
            .SingleOrDefaultAsync(a => a.Course!.Slug == course && a.Slug == assignment, cancel);

    public Task<Course?> FindCourseAsync(string course, Viewer viewer, CancellationToken cancel) =>
        db.Courses.TaughtBy(viewer).SingleOrDefaultAsync(c => c.Slug == course, cancel);
}
