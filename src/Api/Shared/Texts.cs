using System.Globalization;
using Autograder.Api.People;
using Microsoft.AspNetCore.Html;

namespace Autograder.Api.Shared;

/// <summary>Texts for the language of this request (the middleware chose it) and the zone of who reads.</summary>
internal sealed class Texts(ViewerSource viewers) : ITexts
{
    public string Language => CultureInfo.CurrentUICulture.Name == Languages.German ? Languages.German : Languages.English;

    public string? CourseZone { get; set; }

    public string ZoneName => Zone.Id;

    private CultureInfo Culture => Languages.CultureOf(Language);

    private TimeZoneInfo Zone =>
        TimeZoneInfo.TryFindSystemTimeZoneById(viewers.Current?.TimeZone ?? CourseZone ?? "UTC", out var zone) ? zone : TimeZoneInfo.Utc;

    public string this[string english] => Language == Languages.German ? Languages.Texts.GetValueOrDefault(english, english) : english;

    public string this[string english, params object?[] values] => string.Format(Culture, this[english], values);

    public string Count(long number, string one, string many, params object?[] more) =>
        string.Format(Culture, this[number == 1 ? one : many], [number.ToString("N0", Culture), .. more]);

    public IHtmlContent Date(DateTimeOffset instant) => TimeElement.Of(instant, DateText(instant));

    public IHtmlContent ShortDate(DateTimeOffset instant) =>
        TimeElement.Of(instant, TimeZoneInfo.ConvertTime(instant, Zone).ToString(Language == Languages.German ? "d. MMM yyyy, HH:mm" : "d MMM yyyy, HH:mm", Culture), DateText(instant));

    public IHtmlContent Ago(DateTimeOffset instant, DateTimeOffset now) => TimeElement.Of(instant, AgoText(now - instant), DateText(instant));

    public string DateText(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, Zone).DateTime;
        // A deadline can be at 23:59:59; of what happened some time, the seconds say nothing to people.
        return LocalText(local.Ticks % TimeSpan.TicksPerSecond == 0 ? local : local.Date.AddMinutes((int)local.TimeOfDay.TotalMinutes), Zone.Id);
    }

    public string LocalText(DateTime local, string zone)
    {
        var pattern = Language == Languages.German ? "ddd, d. MMM yyyy, HH:mm" : "ddd d MMM yyyy, HH:mm";
        return local.ToString(local.Second == 0 ? pattern : pattern + ":ss", Culture) + $" ({zone})";
    }

    public string Number(decimal value, int decimals = 2) => value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Culture);

    public string Marks(decimal marks) => marks.ToString("#,0.######", Culture);

    public string Percent(decimal part) => (part * 100m).ToString("0.#", Culture) + " %";

    public string Bytes(long bytes) => bytes switch
    {
        < 1000 => Count(bytes, "{0} byte", "{0} bytes"),
        < 1_000_000 => (bytes / 1000m).ToString("0.#", Culture) + " kB",
        < 1_000_000_000 => (bytes / 1_000_000m).ToString("0.#", Culture) + " MB",
        _ => (bytes / 1_000_000_000m).ToString("0.#", Culture) + " GB",
    };

    public string Duration(TimeSpan span)
    {
        if (span < TimeSpan.FromMinutes(1))
        {
            return this["{0} s", (int)Math.Max(0, span.TotalSeconds)];
        }

        string[] parts =
        [
            span.Days == 0 ? "" : Count(span.Days, "{0} day", "{0} days"),
            span.Hours == 0 ? "" : this["{0} h", span.Hours],
            span.Minutes == 0 || span.Days > 0 ? "" : this["{0} min", span.Minutes],
        ];
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }

    private string AgoText(TimeSpan since)
    {
        if (since.Duration() < TimeSpan.FromMinutes(1))
        {
            return this["just now"];
        }

        var past = since > TimeSpan.Zero;
        return since.Duration() switch
        {
            { TotalDays: >= 60 } far => past ? this["{0} months ago", (int)(far.TotalDays / 30.4)] : this["in {0} months", (int)(far.TotalDays / 30.4)],
            { TotalDays: >= 2 } days => past ? this["{0} days ago", (int)days.TotalDays] : this["in {0} days", (int)days.TotalDays],
            { TotalHours: >= 2 } hours => past ? this["{0} hours ago", (int)hours.TotalHours] : this["in {0} hours", (int)hours.TotalHours],
            var near => past
                ? Count((int)near.TotalMinutes, "{0} minute ago", "{0} minutes ago")
                : Count((int)near.TotalMinutes, "in {0} minute", "in {0} minutes"),
        };
    }
}
