using Autograder.Api.Data;
using Autograder.Api.Shared;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Courses;

/// <summary>Reads the roster for its page.</summary>
internal sealed class RosterReader(PortalDb db, TimeProvider clock)
{
    public async Task<RosterPage> ReadAsync(CourseAccess access, RosterFilter filter, HttpRequest request, CancellationToken ct)
    {
        var id = access.Course.Id;
        var members = Filtered(db.Memberships.AsNoTracking().Include(m => m.Person).Where(m => m.CourseId == id), filter);
        var total = await members.CountAsync(ct);
        var page = Math.Clamp(filter.Page, 1, Math.Max(1, (total + Pager.UsualSize - 1) / Pager.UsualSize));
        var shown = await members
            .OrderBy(m => m.Role == CourseRole.Instructor ? 0 : m.Role == CourseRole.Marker ? 1 : 2).ThenBy(m => m.Person!.DisplayName).ThenBy(m => m.PersonId)
            .Skip((page - 1) * Pager.UsualSize).Take(Pager.UsualSize).ToListAsync(ct);
        var sections = await db.Memberships.Where(m => m.CourseId == id && m.Section != null).Select(m => m.Section!).Distinct().OrderBy(section => section).ToListAsync(ct);
        return new RosterPage(access, filter, shown, Pager.Of(request, page, Pager.UsualSize, total), sections, await InvitedAsync(id, ct));
    }

    private async Task<IReadOnlyList<PendingInvitation>> InvitedAsync(long courseId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await db.Invitations.Where(invitation => invitation.UsedAt == null && invitation.ExpiresAt > now)
            .SelectMany(invitation => invitation.Memberships.Where(m => m.CourseId == courseId), (invitation, m) => new { invitation, m })
            .OrderBy(pair => pair.invitation.DisplayName)
            .Select(pair => new PendingInvitation(pair.invitation.Id, pair.invitation.DisplayName, pair.invitation.Email, pair.m.Role, pair.m.Section, pair.invitation.ExpiresAt))
            .Take(500).ToListAsync(ct);
    }

    private static IQueryable<Membership> Filtered(IQueryable<Membership> members, RosterFilter filter)
    {
        if (filter.Role is { } role)
        {
            members = members.Where(m => m.Role == role);
        }

        if (!string.IsNullOrWhiteSpace(filter.Section))
        {
            members = members.Where(m => m.Section == filter.Section);
        }

        if (filter.Q?.Trim().ToLowerInvariant() is { Length: > 0 } asked)
        {
            members = members.Where(m => m.Person!.DisplayName.ToLower().Contains(asked) || m.Person.Email!.ToLower().Contains(asked) || m.StudentId!.ToLower().Contains(asked));
        }

        return members;
    }
}
