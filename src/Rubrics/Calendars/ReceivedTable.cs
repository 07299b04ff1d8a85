using System.Globalization;
using Autograder.Rubrics.Tables;

namespace Autograder.Rubrics.Calendars;

/// <summary>The text of <c>received.csv</c>.</summary>
internal static class ReceivedTable
{
    internal static (IReadOnlyDictionary<string, ReceivedTime> Recorded, IReadOnlyList<string> Problems) Read(string csv, TimeZoneInfo zone)
    {
        var recorded = new Dictionary<string, ReceivedTime>(StringComparer.Ordinal);
        var problems = new List<string>();
        CsvTable? table;
        try
        {
            table = CsvTable.Read(csv);
        }
        catch (FormatException e)
        {
            return (recorded, [$"received.csv, {e.Message}"]);
        }

        if (table is null)
        {
            return (recorded, problems);
        }

        var (file, time, group) = (table.Column("file"), table.Column("received"), table.Column("group"));
        if (file < 0 || time < 0)
        {
            problems.Add("received.csv, line 1: the first line must name the columns file and received (and group, if wanted).");
            return (recorded, problems);
        }

        foreach (var row in table.Rows)
        {
            if (AddRow(recorded, row.Cell(file), row.Cell(time), row.Cell(group), zone) is { } problem)
            {
                problems.Add($"received.csv, line {row.Line}: {problem}");
            }
        }

        return (recorded, problems);
    }

    private static string? AddRow(Dictionary<string, ReceivedTime> recorded, string file, string time, string group, TimeZoneInfo zone)
    {
        if (file.Length == 0)
        {
            return "the file name is empty.";
        }

        if (Moment(time, zone) is not { } at)
        {
            return $"'{time}' is not a time; write it like 2026-11-15T23:41:07+01:00.";
        }

        var members = group.Split([';', '|', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return recorded.TryAdd(file, new ReceivedTime(at, true, members)) ? null : $"{file} is listed twice.";
    }

    private static DateTimeOffset? Moment(string text, TimeZoneInfo zone)
    {
        if (Calendar.TryParseLocal(text, out var local))
        {
            return zone.IsInvalidTime(local) ? null : ZonedTime.AtLatest(local, zone);
        }

        string[] formats = ["yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss K"];
        var read = DateTimeOffset.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment);
        return read ? moment : null;
    }
}
