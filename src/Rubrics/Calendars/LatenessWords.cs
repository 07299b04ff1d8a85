using System.Globalization;

namespace Autograder.Rubrics.Calendars;

/// <summary>Says in plain words how a submission stands to its deadline.</summary>
internal sealed class LatenessWords(DateTime due, string zone, bool extended)
{
    private string Deadline =>
        $"{(extended ? "your extended deadline" : "the deadline")} ({Moment(due)}, {zone})";

    internal string InTime(TimeSpan before) =>
        before == TimeSpan.Zero ? $"Handed in exactly at {Deadline}: in time." : $"Handed in in time, {Span(before)} before {Deadline}.";

    internal string Late(TimeSpan by, decimal kept) =>
        $"Handed in {Span(by)} after {Deadline}: {Percent(kept)} of the marks are kept.";

    internal string TooLate(TimeSpan by, DateTimeOffset? last) => last is { } moment
        ? $"Handed in {Span(by)} after {Deadline}: not accepted, because nothing is taken after {Moment(moment.DateTime)}."
        : $"Handed in {Span(by)} after {Deadline}: not accepted, because this assignment takes no late work.";

    private static string Percent(decimal part) => (part * 100m).ToString("0.##", CultureInfo.InvariantCulture) + " %";

    private static string Moment(DateTime local) =>
        local.ToString(local.Second == 0 ? "d MMM yyyy HH:mm" : "d MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Span(TimeSpan span)
    {
        if (span < TimeSpan.FromMinutes(1))
        {
            return span < TimeSpan.FromSeconds(1) ? "less than a second" : $"{(int)span.TotalSeconds} s";
        }

        string[] parts =
        [
            span.Days switch { 0 => "", 1 => "1 day", var days => $"{days} days" },
            span.Hours == 0 ? "" : $"{span.Hours} h",
            span.Minutes == 0 ? "" : $"{span.Minutes} min",
        ];
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }
}
