using Autograder.Api.Data;
using Autograder.Api.People;
using Autograder.Api.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Autograder.Api.Account;

/// <summary>Where somebody is signed in, and out with it: of one browser, or of all. It works at once, and for whoever else has the cookie.</summary>
[Route("/account/sessions")]
internal sealed class SessionsController(Sessions sessions, SignInManager<Person> signIn, AuditLog audit, PortalDb db, ITexts texts) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index([FromServices] Viewer viewer, CancellationToken ct) =>
        View("Index", new SessionsPage(await sessions.OfAsync(viewer, ct), Sessions.IdOf(User), SessionLife.Of(viewer.IsStaff)));

    [HttpPost("{id:long}/end")]
    public async Task<IActionResult> End(long id, [FromServices] Viewer viewer, CancellationToken ct)
    {
        if (id == Sessions.IdOf(User))
        {
            await signIn.SignOutAsync();
            return LocalRedirect("/account/sign-in");
        }

        if (!await sessions.EndAsync(viewer.Id, id, ct))
        {
            return NotFound();
        }

        TempData.Say(texts["Signed out there."]);
        return RedirectToAction(nameof(Index));
    }

    [HttpPost("end-all")]
    public async Task<IActionResult> EndAll([FromServices] Viewer viewer, CancellationToken ct)
    {
        audit.Add(viewer, null, "account.signed-out-everywhere", $"person {viewer.Id}", new { });
        await db.SaveChangesAsync(ct);
        await sessions.EndAllAsync(viewer.Id, ct);
        await signIn.SignOutAsync();
        TempData.Say(texts["You are signed out everywhere, here too."]);
        return LocalRedirect("/account/sign-in");
    }
}
