using Autograder.Api.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Autograder.Api.Submissions;

/// <summary>Who hands in together.</summary>
internal sealed class Teams(PortalDb db, TimeProvider time)
{
    /// <summary>The person's team with its members; a team of one is made where there is none.</summary>
    public async Task<Team> OfAsync(long assignmentId, long personId, CancellationToken cancel) =>
        await FindAsync(assignmentId, personId, cancel) ?? await MakeAsync(assignmentId, [personId], cancel) ?? await FindAsync(assignmentId, personId, cancel)
        ?? throw new InvalidOperationException($"Person {personId} left a team at the moment of joining one.");

    /// <summary>The team of exactly these people; made where none of them has one. Null where somebody is in another team.</summary>
    public async Task<Team?> OfGroupAsync(long assignmentId, IReadOnlyCollection<long> personIds, CancellationToken cancel)
    {
        var teams = new List<Team?>();
        foreach (var person in personIds)
        {
            teams.Add(await FindAsync(assignmentId, person, cancel));
        }

        if (teams.TrueForAll(team => team is null))
        {
            return await MakeAsync(assignmentId, personIds, cancel);
        }

        var first = teams[0];
        var same = first is not null && teams.TrueForAll(team => team?.Id == first.Id) && first.Members.Count(m => m.AcceptedAt is not null) == personIds.Count;
        return same ? first : null;
    }

    private Task<Team?> FindAsync(long assignmentId, long personId, CancellationToken cancel) => db.Teams
        .Include(t => t.Members).ThenInclude(m => m.Person)
        .Where(t => t.AssignmentId == assignmentId && t.Members.Any(m => m.PersonId == personId && m.AcceptedAt != null))
        .AsSplitQuery().FirstOrDefaultAsync(cancel);

    /// <summary>Null where one of them joined a team at the same moment: the database lets a person be in one only.</summary>
    private async Task<Team?> MakeAsync(long assignmentId, IReadOnlyCollection<long> personIds, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var team = new Team { AssignmentId = assignmentId, CreatedAt = now };
        team.Members.AddRange(personIds.Select(person => new TeamMember { AssignmentId = assignmentId, PersonId = person, AcceptedAt = now }));
        db.Teams.Add(team);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            foreach (var member in team.Members.ToList())
            {
                db.Entry(member).State = EntityState.Detached;
            }

            db.Entry(team).State = EntityState.Detached;
            return null;
        }

        return await FindAsync(assignmentId, personIds.First(), cancel);
    }
}
