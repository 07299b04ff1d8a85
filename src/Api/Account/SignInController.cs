using Autograder.Api.Data;
using Autograder.Api.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Autograder.Api.Account;

/// <summary>In and out. Whatever is wrong, the answer is the same, and takes as long.</summary>
[Route("/account")]
internal sealed class SignInController(SignInManager<Person> signIn, SignInLimits limits, ITexts texts) : Controller
{
    [HttpGet("sign-in"), AllowAnonymous]
    public IActionResult SignIn(string? returnUrl) => User.Identity?.IsAuthenticated == true
        ? LocalRedirect(Url.Local(returnUrl))
        : View(new SignInForm { ReturnUrl = Url.Local(returnUrl) });

    [HttpPost("sign-in"), AllowAnonymous]
    public async Task<IActionResult> SignIn(SignInForm form)
    {
        if (!ModelState.IsValid)
        {
            return View(form with { Password = "" });
        }

        if (!limits.Allows(HttpContext, $"sign-in of {form.Email.Trim()}"))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        var result = await TryAsync(form);
        if (result.Succeeded)
        {
            return LocalRedirect(Url.Local(form.ReturnUrl));
        }

        if (result.RequiresTwoFactor)
        {
            return RedirectToAction(nameof(SecondStep), new { form.Remember, returnUrl = Url.Local(form.ReturnUrl) });
        }

        ModelState.AddModelError("", texts["That did not work. Either e-mail address and password do not fit together, or the account rests: ten minutes after many wrong tries, or until an administrator opens it again. A new password ends the ten minutes."]);
        ModelState.Remove(nameof(form.Password));
        return View(form with { Password = "" });
    }

    [HttpGet("two-factor"), AllowAnonymous]
    public async Task<IActionResult> SecondStep(bool remember, string? returnUrl) => await signIn.GetTwoFactorAuthenticationUserAsync() is null
        ? RedirectToAction(nameof(SignIn))
        : View(new CodeForm { Remember = remember, ReturnUrl = Url.Local(returnUrl) });

    [HttpPost("two-factor"), AllowAnonymous]
    public async Task<IActionResult> SecondStep(CodeForm form)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } person)
        {
            return RedirectToAction(nameof(SignIn));
        }

        if (!ModelState.IsValid)
        {
            return View(form);
        }

        if (!limits.Allows(HttpContext, $"second step of {person.Id}"))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        if (await PassesAsync(form))
        {
            return LocalRedirect(Url.Local(form.ReturnUrl));
        }

        ModelState.AddModelError(nameof(form.Code), texts["That code is not right. Codes of the app change every 30 seconds; each recovery code works once."]);
        return View(form with { Code = "" });
    }

    [HttpPost("sign-out"), AllowAnonymous]
    public new async Task<IActionResult> SignOut()
    {
        await signIn.SignOutAsync();
        return RedirectToAction(nameof(SignIn));
    }

    private async Task<Microsoft.AspNetCore.Identity.SignInResult> TryAsync(SignInForm form)
    {
        if (await signIn.UserManager.FindByEmailAsync(form.Email.Trim()) is { PasswordHash: not null } person && !await signIn.UserManager.IsLockedOutAsync(person))
        {
            return await signIn.PasswordSignInAsync(person, form.Password, form.Remember, lockoutOnFailure: true);
        }

        // The work of checking a password is done for nobody's as well, and for one that rests.
        signIn.UserManager.PasswordHasher.HashPassword(new Person { DisplayName = "" }, form.Password);
        return Microsoft.AspNetCore.Identity.SignInResult.Failed;
    }

    private async Task<bool> PassesAsync(CodeForm form) => form.Digits.Length == 6 && form.Digits.All(char.IsAsciiDigit)
        ? (await signIn.TwoFactorAuthenticatorSignInAsync(form.Digits, form.Remember, rememberClient: false)).Succeeded
        : (await signIn.TwoFactorRecoveryCodeSignInAsync(form.Code.Trim().ToUpperInvariant())).Succeeded;
}
