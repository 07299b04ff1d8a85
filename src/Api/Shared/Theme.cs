namespace Autograder.Api.Shared;

/// <summary>Light or dark, as chosen; kept in a cookie, so that the first bytes of a page are right already.</summary>
internal static class Theme
{
    public const string CookieName = "autograder_theme";
    public const string Auto = "auto";
    public const string Light = "light";
    public const string Dark = "dark";

    public static bool Knows(string? theme) => theme is Auto or Light or Dark;

    public static string Of(HttpRequest request) => request.Cookies[CookieName] is { } chosen && Knows(chosen) ? chosen : Auto;
}
