using System.Text.Encodings.Web;
using System.Text.Unicode;
using Autograder.Api.Account;
using Autograder.Api.Hosting;
using Autograder.Api.People;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.WebEncoders;
using Microsoft.Net.Http.Headers;

namespace Autograder.Api.Shared;

/// <summary>Pages: MVC as we use it, and the order in which a request goes through.</summary>
internal static class PagesServices
{
    public static IMvcBuilder AddPages(this IServiceCollection services)
    {
        services.AddScoped<ITexts, Texts>();
        services.AddScoped<PageHead>();
        // pages, too: their form tokens are masked anew in every answer, so that the length of an answer gives nothing away
        services.AddResponseCompression(options => options.MimeTypes = ["text/html", "text/css", "text/javascript", "application/javascript", "image/svg+xml"]);
        services.AddAntiforgery(options => options.HeaderName = "RequestVerificationToken");
        services.AddOptions<AntiforgeryOptions>().Configure<PortalAddress>((options, address) => OwnCookie.Name(options.Cookie, "autograder_form", address));
        services.AddOptions<CookieTempDataProviderOptions>().Configure<PortalAddress>((options, address) => OwnCookie.Name(options.Cookie, "autograder_notice", address));
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<RazorViewEngineOptions>(options => options.ViewLocationExpanders.Add(new FeatureViews()));
        services.Configure<RouteOptions>(options => options.LowercaseUrls = true);
        return services
            .AddControllersWithViews(options =>
            {
                options.Filters.Add<ViewerFilter>();
                options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
            })
            .AddDataAnnotationsLocalization(options => options.DataAnnotationLocalizerProvider = (_, _) => new AnnotationTexts())
            .ConfigureApplicationPartManager(parts => parts.FeatureProviders.Add(new InternalControllers()));
    }

    public static void UsePages(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseWhen(context => !IsForPrograms(context.Request.Path), pages =>
        {
            pages.UseExceptionHandler("/problem/500");
            pages.UseStatusCodePagesWithReExecute("/problem/{0}");
        });
        app.UseResponseCompression();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => KeepLong(file.Context) });
        app.UseRouting();
        app.UseAuthentication();
        app.UseWhen(context => !IsForPrograms(context.Request.Path), pages => pages.UseMiddleware<ShortForms>()); // whose token a program has is found out later
        app.UseMiddleware<LanguageMiddleware>();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.MapControllers();
    }

    /// <summary>Programs get problems as JSON or as a bare status, not as a page.</summary>
    private static bool IsForPrograms(PathString path) =>
        path.StartsWithSegments("/api") || path.StartsWithSegments("/health") || path.StartsWithSegments("/metrics") || path.StartsWithSegments("/openapi");

    /// <summary>Addresses in pages carry a fingerprint of the file, so that a changed file has a new address.</summary>
    private static void KeepLong(HttpContext context) => context.Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue
    {
        Public = true,
        MaxAge = context.Request.Query.ContainsKey("v") ? TimeSpan.FromDays(365) : TimeSpan.FromHours(1),
    };
}
