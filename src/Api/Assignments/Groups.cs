using Autograder.Api.Data;
using Autograder.Api.People;
using Autograder.Api.Submissions;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Autograder.Api.Assignments;

/// <summary>Students ask each other to work together. Nothing changes any more once something was handed in that counts.</summary>
internal sealed class Groups(PortalDb db, Teams teams, AuditLog audit, TimeProvider time)
{
    /// <summary>Asks a student of the course, named by e-mail address or student id.</summary>
    public async Task<GroupOutcome> AskAsync(OpenedAssignment opened, Viewer viewer, string whom, CancellationToken cancel)
    {
        if (opened.Package.Submission.MaxGroup < 2)
        {
            return GroupOutcome.Alone;
        }

        if (await FindAsync(opened, whom.Trim(), cancel) is not { } personId)
        {
            return GroupOutcome.NotFound;
        }

        // of two that make the team at the same moment one is refused, which no transaction survives: it begins afterwards
        var team = await teams.OfAsync(opened.Assignment.Id, viewer.Id, cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await LockAsync(team.Id, cancel);
        var members = await db.TeamMembers.AsNoTracking().Where(m => m.TeamId == team.Id).Select(m => new { m.PersonId, m.AcceptedAt }).ToListAsync(cancel);
        var outcome = !members.Exists(m => m.PersonId == viewer.Id && m.AcceptedAt is not null) ? GroupOutcome.Gone
            : members.Exists(m => m.PersonId == personId) ? GroupOutcome.AlreadyIn
            : members.Count >= opened.Package.Submission.MaxGroup ? GroupOutcome.Full
            : await HasStartedAsync(team.Id, cancel) ? GroupOutcome.Started
            : GroupOutcome.Done;
        if (outcome == GroupOutcome.Done)
        {
            db.TeamMembers.Add(new TeamMember { TeamId = team.Id, AssignmentId = opened.Assignment.Id, PersonId = personId });
            audit.Add(viewer, opened.Course.Id, "group.asked", $"team {team.Id}", new { person = personId });
            await db.SaveChangesAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
        return outcome;
    }

    public async Task<GroupOutcome> AcceptAsync(OpenedAssignment opened, Viewer viewer, long teamId, CancellationToken cancel)
    {
        var before = await db.TeamMembers.Where(m => m.AssignmentId == opened.Assignment.Id && m.PersonId == viewer.Id && m.AcceptedAt != null).Select(m => m.TeamId).ToListAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var one in before.Append(teamId).Order())
        {
            await LockAsync(one, cancel); // always in the same order; handing in for either waits
        }

        var asked = await db.TeamMembers.SingleOrDefaultAsync(m => m.TeamId == teamId && m.AssignmentId == opened.Assignment.Id && m.PersonId == viewer.Id && m.AcceptedAt == null, cancel);
        if (asked is null)
        {
            return GroupOutcome.Gone;
        }

        var own = await db.TeamMembers.SingleOrDefaultAsync(m => m.AssignmentId == opened.Assignment.Id && m.PersonId == viewer.Id && m.AcceptedAt != null, cancel);
        if (await HasStartedAsync(teamId, cancel) || (own is not null && await HasStartedAsync(own.TeamId, cancel)))
        {
            return GroupOutcome.Started;
        }

        if (own is not null)
        {
            if (!before.Contains(own.TeamId) || await db.TeamMembers.AnyAsync(m => m.TeamId == own.TeamId && m.PersonId != viewer.Id && m.AcceptedAt != null, cancel))
            {
                return GroupOutcome.LeaveFirst;
            }

            // those who were asked into the team of one have nobody left to join
            await db.TeamMembers.Where(m => m.TeamId == own.TeamId).ExecuteDeleteAsync(cancel);
            db.Entry(own).State = EntityState.Detached;
        }

        asked.AcceptedAt = time.GetUtcNow();
        audit.Add(viewer, opened.Course.Id, "group.joined", $"team {teamId}", new { });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return GroupOutcome.LeaveFirst; // joined, or handed in alone, in another tab at the same moment
        }

        await transaction.CommitAsync(cancel);
        return GroupOutcome.Done;
    }

    /// <summary>Says no to a group that asked.</summary>
    public async Task<GroupOutcome> DeclineAsync(OpenedAssignment opened, Viewer viewer, long teamId, CancellationToken cancel)
    {
        var gone = await db.TeamMembers.Where(m => m.TeamId == teamId && m.AssignmentId == opened.Assignment.Id && m.PersonId == viewer.Id && m.AcceptedAt == null).ExecuteDeleteAsync(cancel);
        return gone == 0 ? GroupOutcome.Gone : GroupOutcome.Done;
    }

    /// <summary>Takes back a question that the viewer's group asked.</summary>
    public async Task<GroupOutcome> TakeBackAsync(OpenedAssignment opened, Viewer viewer, long personId, CancellationToken cancel)
    {
        var gone = await db.TeamMembers
            .Where(m => m.AssignmentId == opened.Assignment.Id && m.PersonId == personId && m.AcceptedAt == null && m.Team!.Members.Any(o => o.PersonId == viewer.Id && o.AcceptedAt != null))
            .ExecuteDeleteAsync(cancel);
        return gone == 0 ? GroupOutcome.Gone : GroupOutcome.Done;
    }

    public async Task<GroupOutcome> LeaveAsync(OpenedAssignment opened, Viewer viewer, CancellationToken cancel)
    {
        var team = await db.TeamMembers.Where(m => m.AssignmentId == opened.Assignment.Id && m.PersonId == viewer.Id && m.AcceptedAt != null).Select(m => (long?)m.TeamId).SingleOrDefaultAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await LockAsync(team ?? 0, cancel); // and then looked at: of two tabs, the second finds it done
        var own = await db.TeamMembers.SingleOrDefaultAsync(m => m.TeamId == team && m.PersonId == viewer.Id && m.AcceptedAt != null, cancel);
        if (own is null)
        {
            return GroupOutcome.Gone;
        }

        if (await HasStartedAsync(own.TeamId, cancel))
        {
            return GroupOutcome.Started;
        }

        db.TeamMembers.Remove(own);
        audit.Add(viewer, opened.Course.Id, "group.left", $"team {own.TeamId}", new { });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return GroupOutcome.Done;
    }

    private async Task<long?> FindAsync(OpenedAssignment opened, string whom, CancellationToken cancel)
    {
        var (email, id) = (whom.ToUpperInvariant(), whom.ToLowerInvariant());
        return await db.Memberships
            .Where(m => m.CourseId == opened.Course.Id && m.Role == CourseRole.Student && (m.Person!.NormalizedEmail == email || m.StudentId!.ToLower() == id))
            .Select(m => (long?)m.PersonId)
            .FirstOrDefaultAsync(cancel);
    }

    /// <summary>Handing in locks the same row.</summary>
    private Task LockAsync(long teamId, CancellationToken cancel) => db.Database.ExecuteSqlAsync($"select 1 from teams where id = {teamId} for update", cancel);

    private Task<bool> HasStartedAsync(long teamId, CancellationToken cancel) => db.Submissions.AnyAsync(s => s.TeamId == teamId && s.Counts, cancel);
}
