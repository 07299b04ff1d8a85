using Autograder.Api.Data;
using Autograder.Api.Shared;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Courses;

/// <summary>Who of a list is known already, is in the course, or is invited to it.</summary>
internal sealed class RosterPresent
{
    private readonly Dictionary<string, long> _people;
    private readonly Dictionary<long, Membership> _members;
    private readonly Dictionary<string, InvitedMembership> _invited;

    /// <summary>Student ids of the course, with whose they are (an address in lower case).</summary>
    private readonly Dictionary<string, string> _studentIds;

    private RosterPresent(Dictionary<string, long> people, Dictionary<long, Membership> members, Dictionary<string, InvitedMembership> invited, Dictionary<string, string> studentIds) =>
        (_people, _members, _invited, _studentIds) = (people, members, invited, studentIds);

    public static async Task<RosterPresent> LoadAsync(PortalDb db, Course course, IReadOnlyList<RosterLine> lines, DateTimeOffset now, CancellationToken ct)
    {
        var addresses = lines.Select(line => line.Email.ToUpperInvariant()).ToList();
        var people = await db.Users.Where(person => addresses.Contains(person.NormalizedEmail!)).Select(person => new { person.Id, Email = person.NormalizedEmail! }).ToListAsync(ct);
        var members = await db.Memberships.AsNoTracking().Include(m => m.Person).Where(m => m.CourseId == course.Id).ToListAsync(ct);
        var invited = await db.Invitations.AsNoTracking().Where(invitation => invitation.UsedAt == null && invitation.ExpiresAt > now)
            .OrderBy(invitation => invitation.Id)
            .SelectMany(invitation => invitation.Memberships.Where(m => m.CourseId == course.Id), (invitation, membership) => new { invitation.Email, Membership = membership }).ToListAsync(ct);
        var ids = members.Where(m => m.StudentId is not null).Select(m => (Id: m.StudentId ?? "", Email: m.Person?.Email ?? ""))
            .Concat(invited.Where(i => i.Membership.StudentId is not null).Select(i => (Id: i.Membership.StudentId ?? "", i.Email)));
        return new RosterPresent(
            people.ToDictionary(person => person.Email, person => person.Id),
            members.ToDictionary(m => m.PersonId),
            invited.GroupBy(i => i.Email.ToUpperInvariant()).ToDictionary(same => same.Key, same => same.Last().Membership),
            ids.GroupBy(pair => pair.Id.ToLowerInvariant()).ToDictionary(same => same.Key, same => same.First().Email.ToLowerInvariant()));
    }

    public IEnumerable<string> Problems(RosterLine line, ITexts texts)
    {
        if (line.StudentId is { } id && _studentIds.TryGetValue(id.ToLowerInvariant(), out var owner) && owner != line.Email.ToLowerInvariant())
        {
            yield return texts["Line {0}: the student id {1} belongs to {2} here.", line.Line, id, owner];
        }

        if (MemberOf(line) is { Role: CourseRole.Instructor } && line.Role is not CourseRole.Instructor)
        {
            yield return texts["Line {0}: {1} is an instructor here. A list does not take that away; change the role on the page of the person.", line.Line, line.Email];
        }
    }

    public PlannedLine Plan(RosterLine line)
    {
        var known = _people.TryGetValue(line.Email.ToUpperInvariant(), out var id);
        var action = (known, MemberOf(line), _invited.GetValueOrDefault(line.Email.ToUpperInvariant())) switch
        {
            (true, null, _) => RosterAction.Add,
            (true, { Role: CourseRole.Instructor }, _) when line.Role is not CourseRole.Instructor => RosterAction.Same, // became one since the list was looked at
            (true, { } member, _) => Differs(line, member.Role, member.StudentId, member.Section) ? RosterAction.Change : RosterAction.Same,
            (false, _, null) => RosterAction.Invite,
            (false, _, { } invited) => Differs(line, invited.Role, invited.StudentId, invited.Section) ? RosterAction.Change : RosterAction.Same,
        };
        return new PlannedLine(line, action, known ? id : null);
    }

    private Membership? MemberOf(RosterLine line) =>
        _people.TryGetValue(line.Email.ToUpperInvariant(), out var id) ? _members.GetValueOrDefault(id) : null;

    /// <summary>What a list leaves empty stays.</summary>
    private static bool Differs(RosterLine line, CourseRole role, string? studentId, string? section) =>
        line.Role != role || (line.StudentId is not null && line.StudentId != studentId) || (line.Section is not null && line.Section != section);
}
