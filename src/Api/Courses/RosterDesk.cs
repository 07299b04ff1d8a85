using Autograder.Api.Account;
using Autograder.Api.Data;
using Autograder.Api.People;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Autograder.Api.Courses;

/// <summary>Changes of members. Two at once, each taking the other's role, are kept apart by a lock on the course.</summary>
internal sealed class RosterDesk(PortalDb db, Invitations invitations, AuditLog audit)
{
    public async Task<MemberOutcome> ChangeAsync(long courseId, long personId, MemberForm form, Viewer viewer, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await LockedAsync(courseId, personId, ct) is not { } member)
        {
            return MemberOutcome.NotThere;
        }

        var role = form.Role ?? member.Role;
        if (member.Role is CourseRole.Instructor && role is not CourseRole.Instructor && await IsLastAsync(member, ct))
        {
            return MemberOutcome.LastInstructor;
        }

        var before = new { member.Role, member.StudentId, member.Section };
        (member.Role, member.StudentId, member.Section) = (role, Blank(form.StudentId), Blank(form.Section));
        if (before.Role is CourseRole.Instructor && role is not CourseRole.Instructor)
        {
            await invitations.WithdrawOfAsync(member, ct);
        }

        audit.Add(viewer, courseId, "roster.changed", $"person {personId}", new { Before = before, After = new { member.Role, member.StudentId, member.Section } });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return MemberOutcome.StudentIdTaken;
        }

        await transaction.CommitAsync(ct);
        return MemberOutcome.Done;
    }

    /// <summary>What the person handed in stays; no link of before leads back.</summary>
    public async Task<MemberOutcome> RemoveAsync(long courseId, long personId, Viewer viewer, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await LockedAsync(courseId, personId, ct) is not { } member)
        {
            return MemberOutcome.NotThere;
        }

        if (member.Role is CourseRole.Instructor && await IsLastAsync(member, ct))
        {
            return MemberOutcome.LastInstructor;
        }

        db.Memberships.Remove(member);
        await invitations.WithdrawOfAsync(member, ct);
        audit.Add(viewer, courseId, "roster.removed", $"person {personId}", new { member.Role, member.StudentId, member.Section });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return MemberOutcome.Done;
    }

    private async Task<Membership?> LockedAsync(long courseId, long personId, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select 1 from courses where id = {courseId} for update", ct);
        return await db.Memberships.SingleOrDefaultAsync(m => m.CourseId == courseId && m.PersonId == personId, ct);
    }

    private async Task<bool> IsLastAsync(Membership member, CancellationToken ct) =>
        !await db.Memberships.AnyAsync(m => m.CourseId == member.CourseId && m.PersonId != member.PersonId && m.Role == CourseRole.Instructor, ct);

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
