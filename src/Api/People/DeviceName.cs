namespace Autograder.Api.People;

/// <summary>A browser in words that its owner knows it by. Nothing rests on it: a browser says of itself what it likes.</summary>
internal static class DeviceName
{
    private static readonly (string Sign, string Name)[] _browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chromium", "Chromium"), ("Chrome", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Sign, string Name)[] _systems =
        [("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Macintosh", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    public static string Of(string userAgent) => string.Join(", ", new[] { Known(_browsers, userAgent), Known(_systems, userAgent) }.OfType<string>());

    private static string? Known((string Sign, string Name)[] names, string userAgent) =>
        Array.Find(names, known => userAgent.Contains(known.Sign, StringComparison.Ordinal)).Name;
}
