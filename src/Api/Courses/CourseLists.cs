using Autograder.Api.Data;
using Autograder.Api.People;
using Autograder.Api.Shared;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Courses;

/// <summary>The courses of one person, those of the past last.</summary>
internal sealed class CourseLists(PortalDb db, TimeProvider clock)
{
    public async Task<CourseList> ReadAsync(Viewer viewer, int page, HttpRequest request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var courses = db.Courses.VisibleTo(viewer);
        var total = await courses.CountAsync(ct);
        var at = Math.Clamp(page, 1, Math.Max(1, (total + Pager.UsualSize - 1) / Pager.UsualSize));
        var cards = await courses.OrderBy(course => course.IsArchived).ThenByDescending(course => course.CreatedAt).ThenBy(course => course.Id)
            .Skip((at - 1) * Pager.UsualSize).Take(Pager.UsualSize)
            .Select(course => new CourseCard(
                course.Slug,
                course.Title,
                course.Term,
                course.Memberships.Where(m => m.PersonId == viewer.Id).Select(m => (CourseRole?)m.Role).FirstOrDefault(),
                course.IsArchived,
                course.Assignments.Count(assignment => assignment.PackageVersionId != null && assignment.OpensAt <= now)))
            .ToListAsync(ct);
        return new CourseList(cards, Pager.Of(request, at, Pager.UsualSize, total), viewer.IsAdmin);
    }
}
