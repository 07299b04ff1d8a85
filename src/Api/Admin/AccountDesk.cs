using Autograder.Api.Account;
using Autograder.Api.Data;
using Autograder.Api.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Admin;

/// <summary>What administrators change of accounts. Whoever loses rights is signed out at once: the stamp changes.</summary>
internal sealed class AccountDesk(PortalDb db, UserManager<Person> people, Invitations invitations, InvitationLetters letters, AuditLog audit)
{
    /// <summary>A rest after wrong passwords ends within minutes; an administrator's lock in no lifetime.</summary>
    public static readonly DateTimeOffset LockedFrom = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset _locked = LockedFrom.AddYears(1);

    public async Task<string> InviteAsync(InviteForm form, Viewer viewer, CancellationToken ct)
    {
        var (invitation, path) = invitations.Add(form.Email, form.Name, viewer);
        await db.SaveChangesAsync(ct);
        audit.Add(viewer, null, "account.invited", $"invitation {invitation.Id}", new { });
        await db.SaveChangesAsync(ct);
        return letters.Send(invitation, path, null, viewer) ?? ""; // administrators see every link
    }

    public Task<AccountOutcome> SetAdminAsync(long id, bool on, Viewer viewer, CancellationToken ct) => ChangeAsync(id, !on, on ? "account.admin.on" : "account.admin.off", viewer, ct, person =>
    {
        person.IsAdmin = on;
        return Task.CompletedTask;
    });

    public Task<AccountOutcome> SetLockAsync(long id, bool on, Viewer viewer, CancellationToken ct) => ChangeAsync(id, on, on ? "account.locked" : "account.unlocked", viewer, ct, person =>
    {
        person.LockoutEnabled = true;
        person.LockoutEnd = on ? _locked : null;
        person.AccessFailedCount = 0;
        return Task.CompletedTask;
    });

    /// <summary>For somebody whose phone is lost and whose recovery codes are too.</summary>
    public Task<AccountOutcome> TurnSecondStepOffAsync(long id, Viewer viewer, CancellationToken ct) =>
        ChangeAsync(id, false, "account.second-step.off", viewer, ct, person => people.SetTwoFactorEnabledAsync(person, false));

    public async Task<Person?> ForResetAsync(long id, Viewer viewer, CancellationToken ct)
    {
        var person = await db.Users.SingleOrDefaultAsync(row => row.Id == id, ct);
        if (person is not null)
        {
            audit.Add(viewer, null, "account.reset-link", $"person {id}", new { });
            await db.SaveChangesAsync(ct);
        }

        return person;
    }

    private async Task<AccountOutcome> ChangeAsync(long id, bool takesAway, string action, Viewer viewer, CancellationToken ct, Func<Person, Task> change)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Two administrators who unmake each other at once: the second waits, and finds to be the last.
        await db.Database.ExecuteSqlAsync($"select 1 from people where is_admin order by id for update", ct);
        if (await db.Users.SingleOrDefaultAsync(person => person.Id == id, ct) is not { } person)
        {
            return AccountOutcome.NotThere;
        }

        if (takesAway && person.IsAdmin && !await db.Users.AnyAsync(other => other.IsAdmin && other.Id != id && (other.LockoutEnd == null || other.LockoutEnd < LockedFrom), ct))
        {
            return AccountOutcome.LastAdmin;
        }

        await change(person);
        audit.Add(viewer, null, action, $"person {id}", new { });
        await people.UpdateSecurityStampAsync(person);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return AccountOutcome.Done;
    }
}
