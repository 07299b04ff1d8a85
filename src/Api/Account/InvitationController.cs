using Autograder.Api.Data;
using Autograder.Api.People;
using Autograder.Api.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Autograder.Api.Account;

/// <summary>From an invitation's link to an account.</summary>
[Route("/account/invitation/{token}"), AllowAnonymous]
internal sealed class InvitationController(Invitations invitations, SignInManager<Person> signIn, ViewerSource viewers, ITexts texts) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Open(string token, CancellationToken ct)
    {
        if (await invitations.FindAsync(token, ct) is not { } invitation)
        {
            return Gone();
        }

        return await signIn.UserManager.FindByEmailAsync(invitation.Email) is { } known
            ? View("Known", new KnownPage(invitation, viewers.Current?.Id == known.Id, Request.Path))
            : View("Open", new InvitationPage(invitation, new NewPasswordForm { Name = invitation.DisplayName }));
    }

    [HttpPost("")]
    public async Task<IActionResult> Open(string token, NewPasswordForm form, CancellationToken ct)
    {
        if (await invitations.FindAsync(token, ct) is not { } invitation)
        {
            return Gone();
        }

        if (await signIn.UserManager.FindByEmailAsync(invitation.Email) is { } known)
        {
            return await FollowAsync(invitation, known, ct);
        }

        var name = ShownName.Clean(form.Name ?? "");
        if (name.Length == 0)
        {
            ModelState.AddModelError(nameof(form.Name), texts["Enter your name."]);
        }

        if (!ModelState.IsValid)
        {
            return View("Open", new InvitationPage(invitation, form));
        }

        var (person, problems) = await invitations.AcceptAsync(invitation, name, form.Password, texts.Language, ct);
        if (person is null)
        {
            return problems.Count == 0 ? Gone() : WithProblems(invitation, form, problems);
        }

        await signIn.SignOutAsync();
        await signIn.SignInAsync(person, isPersistent: false);
        TempData.Say(texts["Welcome! Your account is ready."]);
        return LocalRedirect("/");
    }

    /// <summary>Who has the account joins; everybody else signs in first.</summary>
    private async Task<IActionResult> FollowAsync(Invitation invitation, Person known, CancellationToken ct)
    {
        if (viewers.Current is not { } viewer || viewer.Id != known.Id)
        {
            return View("Known", new KnownPage(invitation, false, Request.Path));
        }

        if (!await invitations.FollowAsync(invitation, viewer, ct))
        {
            return Gone();
        }

        TempData.Say(texts["Welcome! The course is in your list."]);
        return LocalRedirect("/");
    }

    private ViewResult WithProblems(Invitation invitation, NewPasswordForm form, IReadOnlyList<IdentityError> problems)
    {
        foreach (var problem in problems)
        {
            ModelState.AddModelError(nameof(form.Password), problem.Words(texts));
        }

        return View("Open", new InvitationPage(invitation, form));
    }

    /// <summary>The same for links that never were, were used, or have run out.</summary>
    private ViewResult Gone()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("Gone");
    }
}
