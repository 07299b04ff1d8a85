using Autograder.Api.Account;
using Autograder.Api.Data;
using Autograder.Api.People;
using Autograder.Api.Rest.Tokens;
using Autograder.Api.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Autograder.Api.Rest;

/// <summary>A person's API tokens: what there is, a new one, away with one. A new one asks for the password: it outlives the browser that it was made in.</summary>
[Route("/account/tokens")]
internal sealed class TokensController(ApiTokens tokens, UserManager<Person> people, SignInLimits limits, ITexts texts, TimeProvider clock) : Controller
{
    [HttpGet("")]
    public Task<IActionResult> Index([FromServices] Viewer viewer, CancellationToken cancel) => ShowAsync(viewer, new TokenForm(), null, cancel);

    /// <summary>The answer shows the token and is no redirect: it must not be kept anywhere in between.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Make([FromServices] Viewer viewer, TokenForm form, CancellationToken cancel)
    {
        if (!limits.Allows(HttpContext, $"token of {viewer.Id}"))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        if (ModelState.IsValid && !await IsOwnAsync(form.Password))
        {
            ModelState.AddModelError(nameof(form.Password), texts["Your present password is not right."]);
        }

        if (!ModelState.IsValid)
        {
            return await ShowAsync(viewer, form, null, cancel);
        }

        var token = await tokens.MakeAsync(viewer, form.Name.Trim(), TimeSpan.FromDays(form.Days), cancel);
        if (token is null)
        {
            ModelState.AddModelError("", texts["You have {0} tokens already. Revoke one that is not used any more.", ApiTokens.Most]);
        }

        ModelState.Remove(nameof(TokenForm.Name));
        return await ShowAsync(viewer, token is null ? form : new TokenForm(), token, cancel);
    }

    [HttpPost("{id:long}/revoke")]
    public async Task<IActionResult> Revoke([FromServices] Viewer viewer, long id, CancellationToken cancel) =>
        await tokens.RevokeAsync(viewer, id, cancel) ? Redirect("/account/tokens") : NotFound();

    private async Task<bool> IsOwnAsync(string password) => await people.GetUserAsync(User) is { } me && await people.CheckPasswordAsync(me, password);

    private async Task<IActionResult> ShowAsync(Viewer viewer, TokenForm form, string? fresh, CancellationToken cancel) =>
        View("Index", new TokenPage(await tokens.OfAsync(viewer.Id, cancel), form, fresh, clock.GetUtcNow()));
}
