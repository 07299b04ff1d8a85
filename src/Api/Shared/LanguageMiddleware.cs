using System.Globalization;
using Autograder.Api.People;

namespace Autograder.Api.Shared;

/// <summary>
/// The language of a request: what the person chose, else what the cookie says, else what the browser asks for. Only
/// the culture of the pages is set; numbers that programs read stay as they are.
/// </summary>
internal sealed class LanguageMiddleware(RequestDelegate next)
{
    public const string CookieName = "autograder_language";

    public async Task InvokeAsync(HttpContext context, ViewerSource viewers)
    {
        var chosen = viewers.Current?.Language is { Length: > 0 } own ? own : context.Request.Cookies[CookieName];
        CultureInfo.CurrentUICulture = Languages.CultureOf(Languages.Knows(chosen) ? chosen! : Asked(context.Request));
        await next(context);
    }

    /// <summary>The first language in the browser's list that there is.</summary>
    private static string Asked(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(language => language.Quality ?? 1)
        .Select(language => language.Value.ToString().Split('-')[0].ToLowerInvariant())
        .FirstOrDefault(Languages.Knows) ?? Languages.English;
}
