using Autograder.Api.Data;
using Autograder.Api.People;
using Autograder.Api.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

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

    /// <summary>Its link leads into this course no more; one that also leads to others goes on leading there. Changes the context only.</summary>
    public void Withdraw(Invitation invitation, long courseId)
    {
        if (invitation.Memberships.Count <= 1)
        {
            invitation.UsedAt = clock.GetUtcNow();
        }

        db.RemoveRange(invitation.Memberships.Where(m => m.CourseId == courseId));
    }

    /// <summary>What somebody who left a course, or teaches it no more, could still use: links to them, and those with which they made others its staff.</summary>
    public async Task WithdrawOfAsync(Membership gone, CancellationToken ct)
    {
        var address = await db.Users.Where(person => person.Id == gone.PersonId).Select(person => person.Email!.ToLower()).SingleAsync(ct); // everybody has one
        var open = await db.Invitations.Include(invitation => invitation.Memberships)
            .Where(invitation => invitation.UsedAt == null && invitation.Memberships.Any(m => m.CourseId == gone.CourseId
                && (invitation.Email.ToLower() == address || (invitation.InvitedById == gone.PersonId && (m.Role == CourseRole.Marker || m.Role == CourseRole.Instructor))))).ToListAsync(ct);
        open.ForEach(invitation => Withdraw(invitation, gone.CourseId));
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
        try
        {
            var made = await people.CreateAsync(person, password);
            if (!made.Succeeded)
            {
                return (null, [.. made.Errors]);
            }
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return (null, []); // by another link, of somebody else, at the same moment; this one is still there to be followed
        }

        await JoinAsync(person, invitation, ct);
        audit.Add(new Viewer(person.Id, person.DisplayName, person.IsAdmin, language, null, true), null, "account.made", $"person {person.Id}", new { invitation = invitation.Id, invitation.InvitedById });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return (person, []);
    }

    /// <summary>Somebody with an account follows a link that was sent to the account's address; false where another was quicker.</summary>
    public async Task<bool> FollowAsync(Invitation invitation, Viewer viewer, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = clock.GetUtcNow();
        if (await db.Invitations.Where(row => row.Id == invitation.Id && row.UsedAt == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.UsedAt, now), ct) == 0)
        {
            return false;
        }

        var courses = await db.Memberships.Where(member => member.PersonId == viewer.Id).Select(member => member.CourseId).ToListAsync(ct);
        Join(viewer.Id, invitation.Memberships.Where(place => !courses.Contains(place.CourseId)), now);
        audit.Add(viewer, null, "invitation.followed", $"person {viewer.Id}", new { invitation = invitation.Id, invitation.InvitedById });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>
    /// All courses to which the same instructor invited this address: nobody has to follow five links. Courses of other people wait for their own
    /// links: who invites may know the link, and must not get into courses that are not theirs by making the account.
    /// </summary>
    private async Task JoinAsync(Person person, Invitation used, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var address = person.Email!.ToLowerInvariant(); // set above
        var invitations = await db.Invitations.Include(invitation => invitation.Memberships)
            .Where(invitation => invitation.Email.ToLower() == address && (invitation.Id == used.Id || (invitation.UsedAt == null && invitation.ExpiresAt > now && invitation.InvitedById == used.InvitedById)))
            .ToListAsync(ct);
        Join(person.Id, invitations.OrderByDescending(invitation => invitation.Id).SelectMany(invitation => invitation.Memberships).DistinctBy(m => m.CourseId), now);
        foreach (var other in invitations.Where(other => other.UsedAt is null))
        {
            other.UsedAt = now;
        }
    }

    private void Join(long person, IEnumerable<InvitedMembership> places, DateTimeOffset now) => db.Memberships.AddRange(places.Select(place =>
        new Membership { CourseId = place.CourseId, PersonId = person, Role = place.Role, StudentId = place.StudentId, Section = place.Section, JoinedAt = now }));
}
