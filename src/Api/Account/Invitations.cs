using Autograder.Api.Data;
using Autograder.Api.People;
using Autograder.Api.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Account;

/// <summary>Accounts are made by invitation only. A link holds once and for four weeks.</summary>
internal sealed class Invitations(PortalDb db, UserManager<Person> people, TimeProvider clock, AuditLog audit)
{
    private static readonly TimeSpan _holds = TimeSpan.FromDays(28);

    /// <summary>Adds an invitation to the context; the path of its link is only known now.</summary>
    public (Invitation Invitation, string Path) Add(string email, string name, Viewer? by, params InvitedMembership[] memberships)
    {
        var token = SecretToken.New();
        var invitation = new Invitation
        {
            Email = email.Trim(),
            DisplayName = name.Trim(),
            TokenHash = SecretToken.HashOf(token),
            ExpiresAt = clock.GetUtcNow() + _holds,
            InvitedById = by?.Id,
            Memberships = [.. memberships],
        };
        db.Invitations.Add(invitation);
        return (invitation, $"/account/invitation/{token}");
    }

    /// <summary>The invitation that a link stands for; null where it never was, was used, or has run out.</summary>
    public Task<Invitation?> FindAsync(string token, CancellationToken ct)
    {
        var hash = SecretToken.HashOf(token);
        var now = clock.GetUtcNow();
        return db.Invitations.Include(invitation => invitation.Memberships).ThenInclude(membership => membership.Course)
            .SingleOrDefaultAsync(invitation => invitation.TokenHash == hash && invitation.UsedAt == null && invitation.ExpiresAt > now, ct);
    }

    /// <summary>Makes the account, or says why not. Two at once: the row decides for one.</summary>
    public async Task<(Person? Person, IReadOnlyList<IdentityError> Problems)> AcceptAsync(Invitation invitation, string name, string password, string language, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = clock.GetUtcNow();
        var taken = await db.Invitations.Where(row => row.Id == invitation.Id && row.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.UsedAt, now), ct);
        if (taken == 0)
        {
            return (null, []);
        }

        var person = new Person
        {
            UserName = invitation.Email,
            Email = invitation.Email,
            EmailConfirmed = true,
            DisplayName = name,
            Language = language,
            IsAdmin = invitation.InvitedById is null,
            CreatedAt = now,
        };
        var made = await people.CreateAsync(person, password);
        if (!made.Succeeded)
        {
            return (null, [.. made.Errors]);
        }

        await JoinAsync(person, invitation.Id, ct);
        audit.Add(new Viewer(person.Id, person.DisplayName, person.IsAdmin, language, null, true), null, "account.made", $"person {person.Id}", new { invitation = invitation.Id, invitation.InvitedById });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return (person, []);
    }

    /// <summary>All courses of all open invitations to this address: nobody has to follow five links.</summary>
    private async Task JoinAsync(Person person, long used, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var address = person.Email!.ToLowerInvariant(); // set above
        var invitations = await db.Invitations.Include(invitation => invitation.Memberships)
            .Where(invitation => invitation.Email.ToLower() == address && (invitation.Id == used || (invitation.UsedAt == null && invitation.ExpiresAt > now))).ToListAsync(ct);
        foreach (var membership in invitations.OrderByDescending(invitation => invitation.Id).SelectMany(invitation => invitation.Memberships).DistinctBy(m => m.CourseId))
        {
            db.Memberships.Add(new Membership { CourseId = membership.CourseId, PersonId = person.Id, Role = membership.Role, StudentId = membership.StudentId, Section = membership.Section, JoinedAt = now });
        }

        foreach (var other in invitations.Where(other => other.UsedAt is null))
        {
            other.UsedAt = now;
        }
    }
}
