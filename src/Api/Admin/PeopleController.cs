using Autograder.Api.Account;
using Autograder.Api.Data;
using Autograder.Api.People;
using Autograder.Api.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Admin;

/// <summary>All accounts, for site administrators.</summary>
[Route("/admin/people"), AdminOnly]
internal sealed class PeopleController(PortalDb db, AccountDesk desk, ITexts texts) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> People(string? q, int page, CancellationToken ct)
    {
        var people = db.Users.AsNoTracking();
        if (q?.Trim().ToLowerInvariant() is { Length: > 0 } asked)
        {
            people = people.Where(person => person.DisplayName.ToLower().Contains(asked) || person.Email!.ToLower().Contains(asked));
        }

        var total = await people.CountAsync(ct);
        var at = Math.Clamp(page, 1, Math.Max(1, (total + Pager.UsualSize - 1) / Pager.UsualSize));
        var shown = await people.OrderBy(person => person.DisplayName).ThenBy(person => person.Id)
            .Skip((at - 1) * Pager.UsualSize).Take(Pager.UsualSize)
            .Select(person => new AccountRow(person.Id, person.DisplayName, person.Email ?? "", person.IsAdmin, person.TwoFactorEnabled, person.LockoutEnd >= AccountDesk.LockedFrom)).ToListAsync(ct);
        return View("People", new PeoplePage(q, shown, Pager.Of(Request, at, Pager.UsualSize, total)));
    }

    [HttpGet("invite")]
    public IActionResult Invite() => View("Invite", new InviteForm());

    [HttpPost("invite")]
    public async Task<IActionResult> Invite(InviteForm form, [FromServices] Viewer viewer, CancellationToken ct)
    {
        if (ModelState.IsValid && await db.Users.AnyAsync(person => person.NormalizedEmail == form.Email.Trim().ToUpperInvariant(), ct))
        {
            ModelState.AddModelError(nameof(form.Email), texts["There is an account with this e-mail address already."]);
        }

        return ModelState.IsValid
            ? View("Link", new LinkPage(texts["The invitation of {0}", form.Name.Trim()], await desk.InviteAsync(form, viewer, ct)))
            : View("Invite", form);
    }

    [HttpGet("{id:long}")]
    public async Task<IActionResult> Show(long id, CancellationToken ct)
    {
        var person = await db.Users.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, ct);
        return person is null ? NotFound() : View("Person", new PersonPage(person, await db.Memberships.AsNoTracking().Include(m => m.Course).Where(m => m.PersonId == id).OrderByDescending(m => m.JoinedAt).ToListAsync(ct)));
    }

    [HttpPost("{id:long}/admin")]
    public async Task<IActionResult> SetAdmin(long id, bool on, [FromServices] Viewer viewer, CancellationToken ct) =>
        Told(id, await desk.SetAdminAsync(id, on, viewer, ct));

    [HttpPost("{id:long}/lock")]
    public async Task<IActionResult> SetLock(long id, bool on, [FromServices] Viewer viewer, CancellationToken ct) =>
        Told(id, await desk.SetLockAsync(id, on, viewer, ct));

    [HttpPost("{id:long}/second-step-off")]
    public async Task<IActionResult> TurnSecondStepOff(long id, [FromServices] Viewer viewer, CancellationToken ct) =>
        Told(id, await desk.TurnSecondStepOffAsync(id, viewer, ct));

    [HttpPost("{id:long}/reset-link")]
    public async Task<IActionResult> MakeResetLink(long id, [FromServices] Viewer viewer, [FromServices] ResetLinks links, CancellationToken ct) =>
        await desk.ForResetAsync(id, viewer, ct) is { } person ? View("Link", new LinkPage(texts["A link for a new password"], await links.LinkAsync(person))) : NotFound();

    private IActionResult Told(long id, AccountOutcome outcome)
    {
        switch (outcome)
        {
            case AccountOutcome.NotThere:
                return NotFound();
            case AccountOutcome.Done:
                TempData.Say(texts["Saved."]);
                break;
            case AccountOutcome.LastAdmin:
                TempData.Warn(texts["This is the only administrator who can sign in. Make somebody else one first."]);
                break;
        }

        return LocalRedirect(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/admin/people/{id}"));
    }
}
