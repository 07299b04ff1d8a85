using Autograder.Api.Data;
using Autograder.Api.Packages;
using Autograder.Api.People;
using Autograder.Api.Submissions;
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
        if (found?.Course is not { } owner)
        {
            return null;
        }

        var member = owner.Memberships.SingleOrDefault(m => m.PersonId == viewer.Id);
        return new OpenedAssignment(found, owner, member, AuthorName.IdOf(member?.StudentId, viewer.Id), await calendars.OpenAsync(found, cancel));
    }
}
