using System.Globalization;
using System.Security.Claims;
using Autograder.Api.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.People;

/// <summary>Where people are signed in. What ends here ends at once, whoever has the cookie.</summary>
internal sealed class Sessions(PortalDb db, TimeProvider clock)
{
    /// <summary>In the cookie: the number of the session.</summary>
    public const string Claim = "session";

    /// <summary>In the cookie beside its claims, where it survives that they are made anew.</summary>
    private const string Item = ".session";

    /// <summary>Short enough to say when it was used, long enough not to write with every request.</summary>
    private static readonly TimeSpan SeenIsWrittenEvery = TimeSpan.FromMinutes(5);

    public static long? IdOf(ClaimsPrincipal? principal) => Number(principal?.FindFirstValue(Claim));

    /// <summary>Gives a cookie that is being made its session: the one it had, or a new one.</summary>
    public async Task BeginAsync(HttpContext context, ClaimsPrincipal principal, AuthenticationProperties properties)
    {
        var (person, stamp) = (Number(principal.FindFirstValue(ClaimTypes.NameIdentifier)) ?? 0, principal.FindFirstValue(ViewerSource.StampClaim) ?? "");
        var kept = properties.Items.TryGetValue(Item, out var text) ? Number(text) : null;
        var now = clock.GetUtcNow();
        if (await db.Sessions.Where(s => s.Id == kept && s.PersonId == person).ExecuteUpdateAsync(set => set.SetProperty(s => s.Stamp, stamp).SetProperty(s => s.SeenAt, now), context.RequestAborted) == 0)
        {
            kept = await MakeAsync(person, stamp, DeviceName.Of(context.Request.Headers.UserAgent.ToString()), context);
        }

        var number = (kept ?? 0).ToString(CultureInfo.InvariantCulture);
        properties.Items[Item] = number;
        (principal.Identity as ClaimsIdentity)?.AddClaim(new Claim(Claim, number));
    }

    /// <summary>All that are not over, the one used last first.</summary>
    public async Task<IReadOnlyList<Session>> OfAsync(Viewer viewer, CancellationToken cancel)
    {
        var rows = await db.Sessions.AsNoTracking().Where(s => s.PersonId == viewer.Id && db.Users.Any(p => p.Id == s.PersonId && p.SecurityStamp == s.Stamp)).OrderByDescending(s => s.SeenAt).ThenByDescending(s => s.Id).ToListAsync(cancel);
        return rows.FindAll(s => SessionLife.Of(viewer.IsStaff).Holds(s.StartedAt, s.SeenAt, clock.GetUtcNow()));
    }

    /// <summary>False where the person has no such session.</summary>
    public async Task<bool> EndAsync(long person, long id, CancellationToken cancel) =>
        await db.Sessions.Where(s => s.Id == id && s.PersonId == person).ExecuteDeleteAsync(cancel) > 0;

    public Task EndAllAsync(long person, CancellationToken cancel) => db.Sessions.Where(s => s.PersonId == person).ExecuteDeleteAsync(cancel);

    /// <summary>The one of this request, where it has one.</summary>
    public Task EndAsync(ClaimsPrincipal principal, CancellationToken cancel) =>
        IdOf(principal) is { } id && Number(principal.FindFirstValue(ClaimTypes.NameIdentifier)) is { } person ? EndAsync(person, id, cancel) : Task.CompletedTask;

    /// <summary>Whether it goes on; writes down that it was used.</summary>
    public async Task<bool> GoesOnAsync(long id, DateTimeOffset startedAt, DateTimeOffset seenAt, bool isStaff, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (!SessionLife.Of(isStaff).Holds(startedAt, seenAt, now))
        {
            return false;
        }

        if (now - seenAt > SeenIsWrittenEvery)
        {
            await db.Sessions.Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now), cancel);
        }

        return true;
    }

    private async Task<long> MakeAsync(long person, string stamp, string device, HttpContext context)
    {
        await EndAsync(context.User, context.RequestAborted); // signing in where somebody is signed in takes its place
        var now = clock.GetUtcNow();
        await db.Sessions.Where(s => s.PersonId == person && s.SeenAt < now - SessionLife.Longest).ExecuteDeleteAsync(context.RequestAborted);
        var session = new Session { PersonId = person, Stamp = stamp, Device = device, StartedAt = now, SeenAt = now };
        db.Sessions.Add(session);
        await db.SaveChangesAsync(context.RequestAborted);
        return session.Id;
    }

    private static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
