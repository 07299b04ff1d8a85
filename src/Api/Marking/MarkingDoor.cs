using Autograder.Api.Data;
using Autograder.Api.Packages;
using Autograder.Api.People;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Marking;

/// <summary>Lets markers of a course in; for everybody else there is nothing here.</summary>
internal sealed class MarkingDoor(PortalDb db, CourseCalendars packages)
{
    public async Task<MarkedAssignment?> OpenAsync(Viewer viewer, string course, string assignment, CancellationToken cancel)
    {
        var row = await db.Assignments.MarkedBy(viewer).Include(a => a.Course)
            .FirstOrDefaultAsync(a => a.Course!.Slug == course && a.Slug == assignment && a.PackageVersionId != null, cancel); // a required reference
        if (row?.Course is not { } within)
        {
            return null;
        }

        var showsNames = !within.AnonymousMarking || await db.Courses.TaughtBy(viewer).AnyAsync(c => c.Id == within.Id, cancel);
        return new MarkedAssignment(row, within, await packages.OpenAsync(row, cancel), showsNames);
    }

    /// <summary>Whether there is a sheet that the viewer may mark: somebody else's, with a grade.</summary>
    public Task<bool> HasAsync(MarkedAssignment assignment, long submissionId, Viewer viewer, CancellationToken cancel) =>
        db.Submissions.AnyAsync(s => s.Id == submissionId && s.AssignmentId == assignment.Id && s.GradeId != null && !s.Authors.Any(a => a.PersonId == viewer.Id), cancel);
}
