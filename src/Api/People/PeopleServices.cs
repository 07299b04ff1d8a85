using System.Security.Claims;
using Autograder.Api.Account;
using Autograder.Api.Data;
using Autograder.Api.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Autograder.Api.People;

/// <summary>Accounts, the cookie that stands for a person, and who may see what.</summary>
internal static class PeopleServices
{
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<Sessions>();
        services.AddScoped<ViewerSource>();
        services.AddScoped(provider => provider.GetRequiredService<ViewerSource>().Current
            ?? throw new InvalidOperationException("Nobody is signed in, and the page did not ask for it."));
        services.AddScoped<AuditLog>();
        AddIdentity(services);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return services;
    }

    private static void AddIdentity(IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies =>
        {
            cookies.ApplicationCookie!.Configure<PortalAddress>(SetCookie);
            cookies.TwoFactorUserIdCookie!.Configure<PortalAddress>((options, address) => Protect(options.Cookie, "autograder_second_step", address));
        });
        services.AddIdentityCore<Person>(options =>
            {
                options.Password = new PasswordOptions { RequiredLength = 10, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false, RequiredUniqueChars = 4 };
                options.Lockout = new LockoutOptions { AllowedForNewUsers = true, MaxFailedAccessAttempts = 10, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10) };
                options.User = new UserOptions { RequireUniqueEmail = true, AllowedUserNameCharacters = "" };
            })
            .AddEntityFrameworkStores<PortalDb>()
            .AddSignInManager()
            .AddDefaultTokenProviders()
            .AddTokenProvider<OnceOnlyCodes>(TokenOptions.DefaultAuthenticatorProvider);
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = TimeSpan.FromHours(2));
    }

    private static void SetCookie(CookieAuthenticationOptions options, PortalAddress address)
    {
        Protect(options.Cookie, "autograder", address);
        options.LoginPath = "/account/sign-in";
        options.ReturnUrlParameter = "returnUrl";
        options.ExpireTimeSpan = SessionLife.Longest; // the session behind it ends sooner for staff
        options.SlidingExpiration = true;
        options.Events.OnSigningIn = context => SessionsOf(context.HttpContext).BeginAsync(context.HttpContext, context.Principal ?? new ClaimsPrincipal(), context.Properties);
        options.Events.OnSigningOut = EndAsync;
        options.Events.OnValidatePrincipal = ValidateAsync;
        options.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        };
    }

    private static void Protect(CookieBuilder cookie, string name, PortalAddress address)
    {
        OwnCookie.Name(cookie, name, address);
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
    }

    private static Sessions SessionsOf(HttpContext context) => context.RequestServices.GetRequiredService<Sessions>();

    /// <summary>Not the cookie alone goes, which somebody else may have as well; and pictures that this browser kept go with it.</summary>
    private static Task EndAsync(CookieSigningOutContext context)
    {
        context.Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return SessionsOf(context.HttpContext).EndAsync(context.HttpContext.User, context.HttpContext.RequestAborted);
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var viewers = context.HttpContext.RequestServices.GetRequiredService<ViewerSource>();
        if (context.Principal is null || !await viewers.IsStillGoodAsync(context.Principal, context.HttpContext.RequestAborted))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
    }

    /// <summary>People are led to the sign-in page, programs are told.</summary>
    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (context.Request.Path.StartsWithSegments("/api") || context.Request.Headers.ContainsKey("HX-Request"))
        {
            context.Response.StatusCode = status;
        }
        else
        {
            context.Response.Redirect(new Uri(context.RedirectUri).PathAndQuery); // without the host, which is what the request claims
        }

        return Task.CompletedTask;
    }
}
