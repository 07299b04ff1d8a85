namespace Autograder.Rubrics.Calendars;

/// <summary>Local times of a zone as moments.</summary>
internal static class ZonedTime
{
    /// <summary>The moment of a local time. In the hour that happens twice in autumn the later one counts, which is the student's favour.</summary>
    internal static DateTimeOffset AtLatest(DateTime local, TimeZoneInfo zone)
    {
        var unspecified = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        var offset = zone.IsAmbiguousTime(unspecified)
            ? zone.GetAmbiguousTimeOffsets(unspecified).Min()
            : zone.GetUtcOffset(unspecified);
        return new DateTimeOffset(unspecified, offset);
    }

    /// <summary>The zone with this IANA name; null when this machine does not know it.</summary>
    internal static TimeZoneInfo? Find(string id) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(id.Trim(), out var zone) ? zone : null;
}
