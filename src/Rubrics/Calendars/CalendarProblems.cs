using System.Globalization;

namespace Autograder.Rubrics.Calendars;

/// <summary>What can be wrong with a calendar an author wrote.</summary>
internal static class CalendarProblems
{
    internal static List<string> Find(
        DateTime? due,
        string zone,
        IReadOnlyList<LateRule> rules,
        IReadOnlyDictionary<string, DateTime> extensions,
        out TimeZoneInfo? timeZone)
    {
        var found = new List<string>();
        timeZone = ZonedTime.Find(zone);
        if (timeZone is null)
        {
            found.Add($"The time zone '{zone}' is not known here. Use an IANA name such as Europe/Ljubljana; on a bare machine install tzdata.");
        }

        AddGap(found, "The deadline", due, timeZone);
        foreach (var (student, own) in extensions)
        {
            AddGap(found, $"The extended deadline of {student}", own, timeZone);
            if (due is { } common && own < common)
            {
                found.Add($"The extension of {student} ends before the common deadline.");
            }
        }

        AddRules(found, due, rules);
        return found;
    }

    private static void AddGap(List<string> found, string what, DateTime? local, TimeZoneInfo? zone)
    {
        if (local is { } time && zone is not null && zone.IsInvalidTime(DateTime.SpecifyKind(time, DateTimeKind.Unspecified)))
        {
            found.Add($"{what}, {time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}, does not exist in {zone.Id}: clocks jump over it to summer time.");
        }
    }

    private static void AddRules(List<string> found, DateTime? due, IReadOnlyList<LateRule> rules)
    {
        if (due is null && rules.Count > 0)
        {
            found.Add("There are late rules but no deadline.");
        }

        found.AddRange(rules.Where(rule => rule.UpTo <= TimeSpan.Zero).Select(rule => $"A late rule holds up to {rule.UpTo} after the deadline; it must be more than nothing."));
        found.AddRange(rules.Where(rule => rule.Kept is < 0m or > 1m).Select(rule => string.Create(CultureInfo.InvariantCulture, $"A late rule keeps {rule.Kept} of the marks; it must be from 0 to 1.")));
        found.AddRange(rules.GroupBy(rule => rule.UpTo).Where(same => same.Count() > 1).Select(same => $"Two late rules hold up to {same.Key} after the deadline."));
        for (var i = 1; i < rules.Count; i++)
        {
            if (rules[i].Kept > rules[i - 1].Kept)
            {
                found.Add($"The late rule up to {rules[i].UpTo} keeps more than the one before it.");
            }
        }
    }
}
