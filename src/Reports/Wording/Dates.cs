using System.Globalization;

namespace Autograder.Reports.Wording;

/// <summary>Dates in the course's time zone, with the zone said.</summary>
internal sealed class Dates
{
    private readonly TimeZoneInfo _zone;
    private readonly string _name;

    /// <param name="timeZone">IANA name; a machine without it shows UTC and says so.</param>
    public Dates(string timeZone)
    {
        bool known = TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out TimeZoneInfo? zone);
        _zone = known && zone is not null ? zone : TimeZoneInfo.Utc;
        _name = known ? timeZone : "UTC";
    }

    /// <summary>"21 Nov 2026, 09:46 (Europe/Berlin, UTC+01:00)".</summary>
    public string Words(DateTimeOffset moment)
    {
        DateTimeOffset local = TimeZoneInfo.ConvertTime(moment, _zone);
        string offset = local.Offset == TimeSpan.Zero ? "" : local.ToString("zzz", CultureInfo.InvariantCulture);
        string zone = _name == "UTC" && offset.Length == 0 ? "UTC" : $"{_name}, UTC{offset}";
        return local.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture) + $" ({zone})";
    }

    /// <summary>The day in the course's time zone, for the document's own date.</summary>
    public DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, _zone).DateTime);
}
