namespace Autograder.Api.Account;

/// <summary>Names of time zones to choose from.</summary>
internal static class TimeZones
{
    /// <summary>Places, without the database's old and technical names.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "UTC",
        .. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id)
            .Where(id => id.Split('/')[0] is "Africa" or "America" or "Antarctica" or "Asia" or "Atlantic" or "Australia" or "Europe" or "Indian" or "Pacific" && id.Contains('/', StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    public static bool Knows(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out _);
}
