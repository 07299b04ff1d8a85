using System.Security.Cryptography;
using System.Text;
using Autograder.Api.Data;
using Autograder.Api.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Rest.Tokens;

/// <summary>Tokens of people's programs. A token is shown once, when it is made; the database has its hash.</summary>
internal sealed class ApiTokens(PortalDb db, AuditLog audit, TimeProvider clock)
{
    public const string Prefix = "ag_";
    public const int Most = 20;
    private const int Bytes = 32;

    /// <summary>Long enough for "last used" to be of use, short enough not to write with every request.</summary>
    private static readonly TimeSpan UseIsWrittenEvery = TimeSpan.FromMinutes(1);

    /// <summary>A token of 256 random bits needs no salt and no slow hash.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    public async Task<IReadOnlyList<ApiToken>> OfAsync(long personId, CancellationToken cancel) =>
        await db.ApiTokens.AsNoTracking().Where(t => t.PersonId == personId && t.RevokedAt == null).OrderByDescending(t => t.Id).ToListAsync(cancel);

    /// <summary>Makes a token; null where the person has as many as one may have.</summary>
    public async Task<string?> MakeAsync(Viewer who, string name, TimeSpan lasts, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await db.ApiTokens.CountAsync(t => t.PersonId == who.Id && t.RevokedAt == null && t.ExpiresAt > now, cancel) >= Most)
        {
            return null;
        }

        var token = Prefix + Base64UrlTextEncoder.Encode(RandomNumberGenerator.GetBytes(Bytes));
        db.ApiTokens.Add(new ApiToken { PersonId = who.Id, Name = name, TokenHash = HashOf(token), CreatedAt = now, ExpiresAt = now + lasts });
        audit.Add(who, null, "token.made", $"person {who.Id}", new { name, days = (int)lasts.TotalDays });
        await db.SaveChangesAsync(cancel);
        return token;
    }

    /// <summary>False where the person has no such token.</summary>
    public async Task<bool> RevokeAsync(Viewer who, long id, CancellationToken cancel)
    {
        var token = await db.ApiTokens.SingleOrDefaultAsync(t => t.Id == id && t.PersonId == who.Id && t.RevokedAt == null, cancel);
        if (token is null)
        {
            return false;
        }

        token.RevokedAt = clock.GetUtcNow();
        audit.Add(who, null, "token.revoked", $"person {who.Id}", new { token.Name });
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>Whose token it is, or null where it is unknown, revoked or out of date.</summary>
    public async Task<long?> OwnerOfAsync(string token, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var hash = HashOf(token);
        var found = await db.ApiTokens.AsNoTracking()
            .Where(t => t.TokenHash == hash && t.RevokedAt == null && t.ExpiresAt > now)
            .Select(t => new { t.Id, t.PersonId, t.LastUsedAt }).SingleOrDefaultAsync(cancel);
        if (found is not null && !(now - found.LastUsedAt < UseIsWrittenEvery))
        {
            await db.ApiTokens.Where(t => t.Id == found.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedAt, now), cancel);
        }

        return found?.PersonId;
    }
}
