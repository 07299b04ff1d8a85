using Autograder.Api.Data;
using Autograder.Api.People;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Manage.Settings;

/// <summary>Later deadlines for single students and groups.</summary>
internal sealed class ExtensionDesk(PortalDb db, AuditLog audit, TimeProvider time)
{
    /// <summary>Gives, or changes, a deadline for students of the course.</summary>
    /// <returns>How many people have it now; 0 where none of them is a student of the course.</returns>
    public async Task<int> SetAsync(CourseAssignment assignment, IReadOnlyList<long> people, DateTime dueLocal, string reason, Viewer who, CancellationToken cancel)
    {
        var students = await db.Memberships.Where(m => m.CourseId == assignment.CourseId && m.Role == CourseRole.Student && people.Contains(m.PersonId)).Select(m => m.PersonId).ToListAsync(cancel);
        var there = await db.Extensions.Where(e => e.AssignmentId == assignment.Id && students.Contains(e.PersonId)).ToDictionaryAsync(e => e.PersonId, cancel);
        foreach (var person in students)
        {
            var before = there.GetValueOrDefault(person);
            audit.Add(who, assignment.CourseId, before is null ? "extension.given" : "extension.changed", AssignmentDesk.Subject(assignment), new { person, from = before?.DueLocal, to = dueLocal, reason });
            if (before is not null)
            {
                (before.DueLocal, before.Reason) = (dueLocal, reason);
            }
            else
            {
                db.Extensions.Add(new Extension { AssignmentId = assignment.Id, PersonId = person, DueLocal = dueLocal, Reason = reason, GrantedById = who.Id, GrantedAt = time.GetUtcNow() });
            }
        }

        await db.SaveChangesAsync(cancel);
        return students.Count;
    }

    /// <summary>The student and everybody who is in the same group.</summary>
    public async Task<IReadOnlyList<long>> GroupOfAsync(CourseAssignment assignment, long person, CancellationToken cancel)
    {
        var group = await db.TeamMembers
            .Where(m => m.AssignmentId == assignment.Id && m.AcceptedAt != null && db.TeamMembers.Any(own => own.TeamId == m.TeamId && own.PersonId == person && own.AcceptedAt != null))
            .Select(m => m.PersonId).ToListAsync(cancel);
        return group.Count == 0 ? [person] : group;
    }

    /// <summary>False where there is none of that number.</summary>
    public async Task<bool> RemoveAsync(CourseAssignment assignment, long extension, Viewer who, CancellationToken cancel)
    {
        if (await db.Extensions.SingleOrDefaultAsync(e => e.Id == extension && e.AssignmentId == assignment.Id, cancel) is not { } found)
        {
            return false;
        }

        audit.Add(who, assignment.CourseId, "extension.removed", AssignmentDesk.Subject(assignment), new { person = found.PersonId, from = found.DueLocal, found.Reason });
        db.Extensions.Remove(found);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
