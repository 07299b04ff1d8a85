using Autograder.Api.Account;
using Autograder.Api.Data;
using Autograder.Api.People;
using Autograder.Api.Shared;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Courses;

/// <summary>Brings a list of people into a course: first what would happen, then, unchanged or not, what does.</summary>
internal sealed class RosterImport(PortalDb db, RosterTable table, Invitations invitations, AuditLog audit, TimeProvider clock)
{
    public async Task<RosterPlan> PlanAsync(Course course, string csv, ITexts texts, CancellationToken ct)
    {
        var (lines, problems) = table.Read(csv);
        return problems.Count > 0 ? new RosterPlan([], problems) : await PlanAsync(course, lines, texts, ct);
    }

    public async Task<RosterPlan> PlanAsync(Course course, IReadOnlyList<RosterLine> lines, ITexts texts, CancellationToken ct)
    {
        var present = await RosterPresent.LoadAsync(db, course, lines, clock.GetUtcNow(), ct);
        var problems = table.Check(lines).Concat(lines.SelectMany(line => present.Problems(line, texts))).ToList();
        return new RosterPlan(problems.Count > 0 ? [] : [.. lines.Select(present.Plan)], problems);
    }

    /// <returns>What was done, and the invitations that were made, with the path of each link, which nobody can find out again.</returns>
    public async Task<(RosterPlan Done, IReadOnlyList<(Invitation Invitation, string Path)> Made)> ApplyAsync(Course course, RosterPlan planned, Viewer viewer, CancellationToken ct)
    {
        if (planned.Problems.Count > 0)
        {
            throw new InvalidOperationException("A list with problems is not applied.");
        }

        // one after the other, each by what the one before left: a second click invites nobody twice
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"select 1 from courses where id = {course.Id} for update", ct);
        var lines = planned.Lines.Select(one => one.Line).ToList();
        var present = await RosterPresent.LoadAsync(db, course, lines, clock.GetUtcNow(), ct);
        var plan = new RosterPlan([.. lines.Select(present.Plan)], []);
        var made = new List<(Invitation, string)>();
        foreach (var one in plan.Lines)
        {
            if (one.Action is RosterAction.Invite)
            {
                var line = one.Line;
                made.Add(invitations.Add(line.Email, line.Name, viewer, new InvitedMembership { CourseId = course.Id, Role = line.Role, StudentId = line.StudentId, Section = line.Section }));
            }
            else
            {
                await JoinAsync(course, one, ct);
            }
        }

        audit.Add(viewer, course.Id, "roster.imported", $"course {course.Id}", new
        {
            Invited = plan.Of(RosterAction.Invite),
            Added = plan.Lines.Where(line => line.Action is RosterAction.Add).Select(line => line.PersonId),
            Changed = plan.Lines.Where(line => line.Action is RosterAction.Change).Select(line => new { line.PersonId, line.Line.Role, line.Line.Section, line.Line.StudentId }),
        });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return (plan, made);
    }

    private async Task JoinAsync(Course course, PlannedLine planned, CancellationToken ct)
    {
        var line = planned.Line;
        if (planned.Action is RosterAction.Add)
        {
            db.Memberships.Add(new Membership { CourseId = course.Id, PersonId = planned.PersonId ?? 0, Role = line.Role, StudentId = line.StudentId, Section = line.Section, JoinedAt = clock.GetUtcNow() });
        }
        else if (planned is { Action: RosterAction.Change, PersonId: { } person } && await db.Memberships.FindAsync([course.Id, person], ct) is { } member)
        {
            (member.Role, member.StudentId, member.Section) = (line.Role, line.StudentId ?? member.StudentId, line.Section ?? member.Section);
        }
        else if (planned is { Action: RosterAction.Change, PersonId: null })
        {
            await ChangeInvitationAsync(course, line, ct);
        }
    }

    private async Task ChangeInvitationAsync(Course course, RosterLine line, CancellationToken ct)
    {
        var address = line.Email.ToLowerInvariant();
        await db.Set<InvitedMembership>()
            .Where(promised => promised.CourseId == course.Id && db.Invitations.Any(invitation => invitation.Id == promised.InvitationId && invitation.UsedAt == null && invitation.Email.ToLower() == address))
            .ExecuteUpdateAsync(set => set
                .SetProperty(promised => promised.Role, line.Role)
                .SetProperty(promised => promised.StudentId, promised => line.StudentId ?? promised.StudentId)
                .SetProperty(promised => promised.Section, promised => line.Section ?? promised.Section), ct);
    }
}
