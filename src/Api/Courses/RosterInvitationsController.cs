using Autograder.Api.Account;
using Autograder.Api.Data;
using Autograder.Api.People;
using Autograder.Api.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Courses;

/// <summary>Invitations to a course that nobody has followed yet: a new link, or none.</summary>
[Route("/courses/{course}/roster/invitations/{invitation:long}")]
internal sealed class RosterInvitationsController(CourseDoor door, PortalDb db, Invitations invitations, AuditLog audit) : Controller
{
    /// <summary>The old link stops; only its hash is known, so it cannot be sent again.</summary>
    [HttpPost("again")]
    public async Task<IActionResult> Again(string course, long invitation, [FromServices] Viewer viewer, [FromServices] InvitationLetters letters, CancellationToken ct)
    {
        if (await door.FindTaughtAsync(course, ct) is not { } access || await OpenAsync(access, invitation, ct) is not { } old)
        {
            return NotFound();
        }

        var place = old.Memberships.Single(m => m.CourseId == access.Course.Id);
        var (fresh, path) = invitations.Add(old.Email, old.DisplayName, viewer, new InvitedMembership { CourseId = place.CourseId, Role = place.Role, StudentId = place.StudentId, Section = place.Section });
        invitations.Withdraw(old, access.Course.Id);
        audit.Add(viewer, access.Course.Id, "roster.invited-again", $"invitation {old.Id}", new { place.Role });
        await db.SaveChangesAsync(ct);
        var line = new RosterLine(1, fresh.DisplayName, fresh.Email, place.StudentId, place.Section, place.Role);
        return View("/Courses/Views/Roster/Done.cshtml", new RosterDone(access, new RosterPlan([new PlannedLine(line, RosterAction.Invite, null)], []), [(fresh.DisplayName, fresh.Email, letters.Send(fresh, path, access.Course.Title, viewer))]));
    }

    [HttpPost("withdraw")]
    public async Task<IActionResult> Withdraw(string course, long invitation, [FromServices] Viewer viewer, [FromServices] ITexts texts, CancellationToken ct)
    {
        if (await door.FindTaughtAsync(course, ct) is not { } access || await OpenAsync(access, invitation, ct) is not { } old)
        {
            return NotFound();
        }

        invitations.Withdraw(old, access.Course.Id);
        audit.Add(viewer, access.Course.Id, "roster.invitation-withdrawn", $"invitation {old.Id}", new { });
        await db.SaveChangesAsync(ct);
        TempData.Say(texts["The invitation is withdrawn."]);
        return LocalRedirect($"{access.Url}/roster");
    }

    private Task<Invitation?> OpenAsync(CourseAccess access, long id, CancellationToken ct) => db.Invitations.Include(invitation => invitation.Memberships)
        .SingleOrDefaultAsync(invitation => invitation.Id == id && invitation.UsedAt == null && invitation.Memberships.Any(m => m.CourseId == access.Course.Id), ct);
}
