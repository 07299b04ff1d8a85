using System.Globalization;

namespace Autograder.Rubrics.Calendars;

/// <summary>The text of <c>received.csv</c>.</summary>
internal static class ReceivedTable
{
    internal static (IReadOnlyDictionary<string, ReceivedTime> Recorded, IReadOnlyList<string> Problems) Read(string csv, TimeZoneInfo zone)
    {
        var recorded = new Dictionary<string, ReceivedTime>(StringComparer.Ordinal);
        var problems = new List<string>();
        var lines = csv.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        if (string.IsNullOrWhiteSpace(csv))
        {
            return (recorded, problems);
        }

        var separator = lines[0].Contains(';') ? ';' : ',';
        var header = Cells(lines[0], separator).ConvertAll(cell => cell.Trim().ToLowerInvariant());
        var (file, time, group) = (header.IndexOf("file"), header.IndexOf("received"), header.IndexOf("group"));
        if (file < 0 || time < 0)
        {
            problems.Add("received.csv, line 1: the first line must name the columns file and received (and group, if wanted).");
            return (recorded, problems);
        }

        for (var i = 1; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]))
            {
                continue;
            }

            var cells = Cells(lines[i], separator);
            var problem = AddRow(recorded, Cell(cells, file), Cell(cells, time), Cell(cells, group), zone);
            if (problem is not null)
            {
                problems.Add($"received.csv, line {i + 1}: {problem}");
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

    private static string Cell(List<string> cells, int index) => index >= 0 && index < cells.Count ? cells[index].Trim() : "";

    /// <summary>Splits one line; cells may be in double quotes, with doubled quotes inside.</summary>
    private static List<string> Cells(string line, char separator)
    {
        var cells = new List<string>();
        var cell = new System.Text.StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                cell.Append('"');
                i++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == separator && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }
}
