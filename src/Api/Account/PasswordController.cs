using System.Text;
using Autograder.Api.Data;
using Autograder.Api.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Account;

/// <summary>For people who forgot their password. Nobody learns here whether an address has an account.</summary>
[Route("/account"), AllowAnonymous]
internal sealed class PasswordController(UserManager<Person> people, ResetLinks links, Mailbox mailbox, SignInLimits limits, ITexts texts) : Controller
{
    [HttpGet("forgot")]
    public IActionResult Forgot() => View();

    [HttpPost("forgot")]
    public async Task<IActionResult> Forgot(string? email)
    {
        if (string.IsNullOrWhiteSpace(email) || email.Length > 256 || !email.Contains('@', StringComparison.Ordinal))
        {
            ModelState.AddModelError("email", texts["Enter your e-mail address."]);
            return View();
        }

        if (!limits.AllowsLetter(HttpContext, email))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        if (await people.FindByEmailAsync(email.Trim()) is { } person)
        {
            mailbox.Post(await links.LetterAsync(person));
        }

        return View("Asked");
    }

    [HttpGet("reset")]
    public IActionResult Reset(long person, string? token) => token is null ? NotFound() : View(new NewPasswordForm());

    [HttpPost("reset")]
    public async Task<IActionResult> Reset(long person, string? token, NewPasswordForm form)
    {
        // by the link, which only its owner has: by the person, anybody could keep others from theirs
        if (!limits.Allows(HttpContext, $"reset with {SecretToken.HashOf(token ?? "")}"))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        if (!ModelState.IsValid)
        {
            return View(new NewPasswordForm());
        }

        var found = await people.Users.SingleOrDefaultAsync(row => row.Id == person);
        var result = found is null || Plain(token) is not { } plain
            ? IdentityResult.Failed(people.ErrorDescriber.InvalidToken())
            : await people.ResetPasswordAsync(found, plain, form.Password);
        if (found is null || !result.Succeeded)
        {
            foreach (var error in result.Errors)
            {
                ModelState.AddModelError("", error.Words(texts));
            }

            return View(new NewPasswordForm());
        }

        await links.EndAnyRestAsync(found);
        TempData.Say(texts["Your password is changed. Sign in with the new one."]);
        return LocalRedirect("/account/sign-in");
    }

    private static string? Plain(string? token)
    {
        try
        {
            return token is null ? null : Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(token));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
