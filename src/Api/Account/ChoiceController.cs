using Autograder.Api.Data;
using Autograder.Api.People;
using Autograder.Api.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Account;

/// <summary>The two switches at the bottom of every page.</summary>
[Route("/account"), AllowAnonymous]
internal sealed class ChoiceController(PortalDb db, ViewerSource viewers) : Controller
{
    [HttpPost("language")]
    public async Task<IActionResult> Language(string? language, string? returnUrl, CancellationToken ct)
    {
        if (!Languages.Knows(language))
        {
            return BadRequest();
        }

        Keep(LanguageMiddleware.CookieName, language!);
        if (viewers.Current is { } viewer)
        {
            await db.Users.Where(person => person.Id == viewer.Id).ExecuteUpdateAsync(set => set.SetProperty(person => person.Language, language), ct);
        }

        return Back(returnUrl);
    }

    [HttpPost("theme")]
    public IActionResult SetTheme(string? theme, string? returnUrl)
    {
        if (!Theme.Knows(theme))
        {
            return BadRequest();
        }

        Keep(Theme.CookieName, theme!);
        return Back(returnUrl);
    }

    private LocalRedirectResult Back(string? url) => LocalRedirect(Url.Local(url));

    private void Keep(string name, string value) => Response.Cookies.Append(name, value, new CookieOptions
    {
        MaxAge = TimeSpan.FromDays(365),
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = Request.IsHttps,
        IsEssential = true,
    });
}
