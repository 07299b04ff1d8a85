using System.Globalization;
using Autograder.Api.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Account;

/// <summary>Codes of an app, each taken once: a code that somebody saw being typed is worth nothing, though the framework would take it for minutes.</summary>
internal sealed class OnceOnlyCodes(PortalDb db, TimeProvider clock) : AuthenticatorTokenProvider<Person>
{
    /// <summary>Longer than any code is taken.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    public override async Task<bool> ValidateAsync(string purpose, string token, UserManager<Person> manager, Person user)
    {
        // as a number: 012345 and 12345 are one code
        if (!await base.ValidateAsync(purpose, token, manager, user) || !int.TryParse(token, NumberStyles.Integer, CultureInfo.InvariantCulture, out var code))
        {
            return false;
        }

        var now = clock.GetUtcNow();
        await db.Database.ExecuteSqlAsync($"delete from spent_codes where spent_at < {now - Remembered}");
        return await db.Database.ExecuteSqlAsync($"insert into spent_codes (person_id, code, spent_at) values ({user.Id}, {code}, {now}) on conflict do nothing") == 1; // of two at once, one
    }
}
