using Autograder.Api.Data;
using Autograder.Api.People;
using Autograder.Api.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Autograder.Api.Account;

/// <summary>Turning the second step of signing in on and off. Both, and new codes, ask for the password again: whoever only has a cookie could lock its owner out.</summary>
[Route("/account/two-factor")]
internal sealed class SecondFactorController(UserManager<Person> people, SecondFactor second, SignInLimits limits, ITexts texts) : Controller
{
    [HttpPost("start")]
    public async Task<IActionResult> Start()
    {
        var me = await MeAsync();
        if (!me.TwoFactorEnabled)
        {
            await second.BeginAsync(me);
        }

        return RedirectToAction(nameof(Setup));
    }

    [HttpGet("setup")]
    public async Task<IActionResult> Setup()
    {
        var me = await MeAsync();
        return !me.TwoFactorEnabled && await second.KeyAsync(me) is { } key ? View("Setup", key) : LocalRedirect("/account/settings");
    }

    [HttpPost("setup")]
    public async Task<IActionResult> Setup(CodeForm form, string? password, [FromServices] Viewer viewer)
    {
        var me = await MeAsync();
        if (me.TwoFactorEnabled || await second.KeyAsync(me) is not { } key)
        {
            return LocalRedirect("/account/settings");
        }

        if (!limits.Allows(HttpContext, $"second step of {me.Id}"))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        if (!await people.CheckPasswordAsync(me, password ?? ""))
        {
            ModelState.AddModelError(nameof(password), texts["Your present password is not right."]);
            return View("Setup", key);
        }

        if (ModelState.IsValid && await second.TurnOnAsync(me, viewer, form.Digits) is { } codes)
        {
            return View("Codes", codes);
        }

        ModelState.TryAddModelError(nameof(form.Code), texts["That code is not right. Is the clock of your phone right? Codes change every 30 seconds."]);
        return View("Setup", key);
    }

    [HttpPost("off")]
    public async Task<IActionResult> Off(string? password, [FromServices] Viewer viewer)
    {
        var me = await MeAsync();
        if (await RefusesAsync(me, password) is { } refusal)
        {
            return refusal;
        }

        await second.TurnOffAsync(me, viewer);
        TempData.Say(texts["The second step is off."]);
        return LocalRedirect("/account/settings");
    }

    [HttpPost("codes")]
    public async Task<IActionResult> NewCodes(string? password)
    {
        var me = await MeAsync();
        if (!me.TwoFactorEnabled)
        {
            return LocalRedirect("/account/settings");
        }

        return await RefusesAsync(me, password) ?? View("Codes", await second.NewCodesAsync(me));
    }

    private async Task<IActionResult?> RefusesAsync(Person me, string? password)
    {
        if (!limits.Allows(HttpContext, $"second step of {me.Id}"))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        if (await people.CheckPasswordAsync(me, password ?? ""))
        {
            return null;
        }

        TempData.Warn(texts["Your present password is not right."]);
        return LocalRedirect("/account/settings");
    }

    private async Task<Person> MeAsync() => await people.GetUserAsync(User) ?? throw new InvalidOperationException("Signed in, but without an account.");
}
