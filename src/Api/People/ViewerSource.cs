using System.Security.Claims;
using Autograder.Api.Admin;
using Autograder.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.People;

/// <summary>Finds out who asks, from the cookie or from a token's principal: one query, once for a request.</summary>
internal sealed class ViewerSource(PortalDb db, IHttpContextAccessor http)
{
    private const string StampClaim = "AspNet.Identity.SecurityStamp";
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

    public async Task<Viewer> RequireAsync(CancellationToken ct) =>
        await FindAsync(ct) ?? throw new InvalidOperationException("Nobody is signed in, and the page did not ask for it.");

    /// <summary>Loads the person; false where there is none any more, where an administrator locked the account, or where password or rights changed since the cookie was made.</summary>
    public async Task<bool> IsStillGoodAsync(ClaimsPrincipal principal, CancellationToken ct)
    {
        _loaded = null;
        if (IdOf(principal) is not { } text || !long.TryParse(text, out var id))
        {
            return false;
        }

        var row = await db.Users.Where(person => person.Id == id)
            .Select(person => new { person.DisplayName, person.IsAdmin, person.Language, person.TimeZone, person.Shortcuts, person.SecurityStamp, person.LockoutEnd })
            .SingleOrDefaultAsync(ct);
        if (row is null || row.LockoutEnd >= AccountDesk.LockedFrom || (principal.FindFirstValue(StampClaim) is { } stamp && stamp != row.SecurityStamp))
        {
            return false;
        }

        _loaded = (text, new Viewer(id, row.DisplayName, row.IsAdmin, row.Language ?? "", row.TimeZone, row.Shortcuts));
        return true;
    }

    private static string? IdOf(ClaimsPrincipal? principal) => principal?.FindFirstValue(ClaimTypes.NameIdentifier);
}
