using System.Security.Claims;
using Autograder.Api.Admin;
using Autograder.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.People;

/// <summary>Finds out who asks, from the cookie or from a token's principal: one query, once for a request.</summary>
internal sealed class ViewerSource(PortalDb db, IHttpContextAccessor http, Sessions sessions)
{
    public const string StampClaim = "AspNet.Identity.SecurityStamp";
    private (string Id, Viewer Viewer)? _loaded;

    /// <summary>Who was found so far; null for nobody.</summary>
    public Viewer? Current => _loaded is { } loaded && loaded.Id == IdOf(http.HttpContext?.User) ? loaded.Viewer : null;

    public async Task<Viewer?> FindAsync(CancellationToken ct)
    {
        var principal = http.HttpContext?.User;
        if (Current is null && principal?.Identity?.IsAuthenticated == true)
        {
            await IsStillGoodAsync(principal, ct);
        }

        return Current;
    }

    /// <summary>Loads the person; false where there is none any more, where an administrator locked the account, and of a browser where its session is over: signed out, too old, or begun before password or rights changed.</summary>
    public async Task<bool> IsStillGoodAsync(ClaimsPrincipal principal, CancellationToken ct)
    {
        _loaded = null;
        if (IdOf(principal) is not { } text || !long.TryParse(text, out var id))
        {
            return false;
        }

        var session = Sessions.IdOf(principal);
        var row = await db.Users.Where(person => person.Id == id)
            .Select(person => new
            {
                person.DisplayName, person.IsAdmin, person.Language, person.TimeZone, person.Shortcuts, person.SecurityStamp, person.LockoutEnd,
                IsStaff = person.IsAdmin || db.Memberships.Any(m => m.PersonId == person.Id && (m.Role == CourseRole.Marker || m.Role == CourseRole.Instructor)),
                Session = db.Sessions.Where(s => s.Id == session && s.PersonId == person.Id && s.Stamp == person.SecurityStamp).Select(s => new { s.Id, s.StartedAt, s.SeenAt }).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(ct);
        if (row is null || row.LockoutEnd >= AccountDesk.LockedFrom)
        {
            return false;
        }

        // a program's principal has no stamp; its token was looked at already
        if (principal.FindFirstValue(StampClaim) is { } stamp
            && (stamp != row.SecurityStamp || row.Session is not { } open || !await sessions.GoesOnAsync(open.Id, open.StartedAt, open.SeenAt, row.IsStaff, ct)))
        {
            return false;
        }

        _loaded = (text, new Viewer(id, row.DisplayName, row.IsAdmin, row.Language ?? "", row.TimeZone, row.Shortcuts) { IsStaff = row.IsStaff });
        return true;
    }

    private static string? IdOf(ClaimsPrincipal? principal) => principal?.FindFirstValue(ClaimTypes.NameIdentifier);
}
