using System.Text;
using Autograder.Api.Data;
using Autograder.Api.Grading;
using Autograder.Api.Packages;
using Autograder.Api.People;
using Autograder.Rubrics.Grading;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Results;

/// <summary>Finds a submission for those who may see it, with as much of its grade as they may see.</summary>
internal sealed class ResultFinder(PortalDb db, CourseCalendars calendars, TimeProvider time)
{
    public async Task<SubmissionResult?> FindAsync(long id, Viewer viewer, CancellationToken cancel)
    {
        var found = await db.Submissions.VisibleTo(viewer).AsNoTracking().AsSplitQuery()
            .Include(s => s.Assignment!.Course!.Memberships.Where(m => m.PersonId == viewer.Id))
            .Include(s => s.Authors.OrderBy(a => a.Position)).ThenInclude(a => a.Person)
            .Include(s => s.Grade)
            .SingleOrDefaultAsync(s => s.Id == id, cancel);
        if (found is not { Assignment: { Course: { } course } assignment } || (found.Grade?.PackageVersionId ?? assignment.PackageVersionId) is not { } version)
        {
            return null;
        }

        var role = course.Memberships.SingleOrDefault()?.Role;
        var package = await calendars.OpenAsync(assignment, version, cancel);
        var isReleased = ReleaseState.IsReleased(assignment, package, time.GetUtcNow());
        var isStaff = viewer.IsAdmin || role is CourseRole.Marker or CourseRole.Instructor;
        return new SubmissionResult
        {
            Submission = found,
            Assignment = assignment,
            Course = course,
            Package = package,
            Record = SubmissionRecord.OfJson(Encoding.UTF8.GetBytes(found.Record)),
            IsAuthor = found.Authors.Any(a => a.PersonId == viewer.Id),
            IsStudent = role is CourseRole.Student,
            IsStaff = isStaff,
            IsInstructor = viewer.IsAdmin || role is CourseRole.Instructor,
            IsReleased = isReleased,
            Grade = found.Grade is { } stored && (isStaff || isReleased) ? GradeShelf.Read(stored) : null,
        };
    }
}
