using Autograder.Api.Data;
using Autograder.Api.People;
using Autograder.Api.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Autograder.Api.Account;

/// <summary>One's own account: name, language, time zone, appearance, password.</summary>
[Route("/account")]
internal sealed class SettingsController(UserManager<Person> people, SignInManager<Person> signIn, SignInLimits limits, AuditLog audit, ITexts texts) : Controller
{
    [HttpGet("settings")]
    public async Task<IActionResult> Settings() => await PageAsync(await MeAsync(), null);

    [HttpPost("settings")]
    public async Task<IActionResult> Settings(ProfileForm form, [FromServices] Viewer viewer)
    {
        var me = await MeAsync();
        if (!string.IsNullOrWhiteSpace(form.TimeZone) && !TimeZones.Knows(form.TimeZone))
        {
            ModelState.AddModelError(nameof(form.TimeZone), texts["This time zone is not known. Choose one of the list, such as Europe/Berlin."]);
        }

        if (!ModelState.IsValid)
        {
            return await PageAsync(me, form);
        }

        var name = ShownName.Clean(form.Name);
        if (name.Length == 0)
        {
            ModelState.AddModelError(nameof(form.Name), texts["Enter your name."]);
            return await PageAsync(me, form);
        }

        if (name != me.DisplayName)
        {
            // work is told apart by names, so whoever takes another one leaves a trace
            audit.Add(viewer, null, "account.renamed", $"person {me.Id}", new { from = me.DisplayName, to = name });
        }

        me.DisplayName = name;
        me.Language = Languages.Knows(form.Language) ? form.Language : null;
        me.TimeZone = string.IsNullOrWhiteSpace(form.TimeZone) ? null : form.TimeZone.Trim();
        me.Shortcuts = form.Shortcuts;
        await people.UpdateAsync(me);
        if (Theme.Knows(form.Theme))
        {
            Response.Cookies.Append(Theme.CookieName, form.Theme!, new CookieOptions { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = Request.IsHttps, IsEssential = true });
        }

        TempData.Say(texts["Your settings are saved."]);
        return RedirectToAction(nameof(Settings));
    }

    [HttpGet("password")]
    public IActionResult ChangePassword() => View(new ChangePasswordForm());

    [HttpPost("password")]
    public async Task<IActionResult> ChangePassword(ChangePasswordForm form)
    {
        var me = await MeAsync();
        if (!limits.Allows(HttpContext, $"present password of {me.Id}"))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        if (ModelState.IsValid && await people.ChangePasswordAsync(me, form.Present, form.Password) is { Succeeded: false } result)
        {
            foreach (var problem in result.Errors)
            {
                ModelState.AddModelError(problem.Code == nameof(IdentityErrorDescriber.PasswordMismatch) ? nameof(form.Present) : nameof(form.Password), problem.Words(texts));
            }
        }

        if (!ModelState.IsValid)
        {
            return View(new ChangePasswordForm());
        }

        // All other browsers are signed out; this one stays.
        await signIn.RefreshSignInAsync(me);
        TempData.Say(texts["Your password is changed. Everywhere else you are signed out."]);
        return RedirectToAction(nameof(Settings));
    }

    private async Task<Person> MeAsync() => await people.GetUserAsync(User) ?? throw new InvalidOperationException("Signed in, but without an account.");

    private async Task<ViewResult> PageAsync(Person me, ProfileForm? form) => View("Settings", new SettingsPage(
        me.Email ?? "",
        form ?? new ProfileForm { Name = me.DisplayName, Language = me.Language, TimeZone = me.TimeZone, Theme = Theme.Of(Request), Shortcuts = me.Shortcuts },
        me.TwoFactorEnabled,
        me.TwoFactorEnabled ? await people.CountRecoveryCodesAsync(me) : 0));
}
