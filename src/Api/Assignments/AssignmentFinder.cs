using Autograder.Api.Data;
using Autograder.Api.Packages;
using Autograder.Api.People;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Assignments;

/// <summary>Finds the assignment that an address names, for those who may see it.</summary>
internal sealed class AssignmentFinder(PortalDb db, CourseCalendars calendars, TimeProvider time)
{
    public async Task<OpenedAssignment?> FindAsync(string course, string assignment, Viewer viewer, CancellationToken cancel)
    {
        var found = await db.Assignments.VisibleTo(viewer, time.GetUtcNow())
            .Include(a => a.Course)
            .Include(a => a.Course!.Memberships.Where(m => m.PersonId == viewer.Id))
            .SingleOrDefaultAsync(a => a.Slug == assignment && a.Course!.Slug == course && a.PackageVersionId != null, cancel);
        return found?.Course is not { } owner
            ? null
            : new OpenedAssignment(found, owner, owner.Memberships.SingleOrDefault(m => m.PersonId == viewer.Id), viewer.Name, await calendars.OpenAsync(found, cancel));
    }
}
