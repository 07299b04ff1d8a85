using System.Globalization;
using Autograder.Rubrics.Intake;

namespace Autograder.Rubrics.Calendars;

/// <summary>
/// When work is due and what late work keeps. The deadline is a wall-clock time in the course's time zone, so "23:59" stays
/// 23:59 across a change to summer time; a submission at exactly the deadline is in time.
/// </summary>
public sealed record Calendar
{
    private Calendar(DateTime? due, TimeZoneInfo zone, IReadOnlyList<LateRule> rules, IReadOnlyDictionary<string, DateTime> extensions)
    {
        Due = due;
        Zone = zone;
        LateRules = rules;
        Extensions = extensions;
    }

    /// <summary>No deadline: everything is in time.</summary>
    public static Calendar Open { get; } = new(null, TimeZoneInfo.Utc, [], new Dictionary<string, DateTime>());

    /// <summary>The deadline for everybody, local to <see cref="Zone"/>; null when there is none.</summary>
    public DateTime? Due { get; }

    /// <summary>The course's time zone.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>What late work keeps, in order of time; later than the last one is not accepted.</summary>
    public IReadOnlyList<LateRule> LateRules { get; }

    /// <summary>Student id to that student's own deadline, local to <see cref="Zone"/>. Letter case does not count.</summary>
    public IReadOnlyDictionary<string, DateTime> Extensions { get; }

    /// <summary>Builds a calendar from what an author wrote.</summary>
    /// <param name="due">Local deadline, or null for none.</param>
    /// <param name="zone">IANA name such as <c>Europe/Ljubljana</c>.</param>
    /// <param name="rules">Late rules in any order.</param>
    /// <param name="extensions">Student id to own local deadline.</param>
    /// <param name="problems">The author's mistakes, all at once; empty on success.</param>
    /// <returns>The calendar, or null when there are problems.</returns>
    public static Calendar? Create(
        DateTime? due,
        string zone,
        IEnumerable<LateRule> rules,
        IReadOnlyDictionary<string, DateTime>? extensions,
        out IReadOnlyList<string> problems)
    {
        var own = new Dictionary<string, DateTime>(extensions ?? new Dictionary<string, DateTime>(), StringComparer.OrdinalIgnoreCase);
        var ordered = rules.OrderBy(rule => rule.UpTo).ToList();
        var found = CalendarProblems.Find(due, zone, ordered, own, out var timeZone);
        problems = found;
        return timeZone is null || found.Count > 0 ? null : new Calendar(due, timeZone, ordered, own);
    }

    /// <summary>The same calendar with what a course decides. An extension that would be no later than the common deadline has no effect, and without a deadline there is nothing to extend.</summary>
    /// <param name="due">The course's deadline; null keeps this one, as the moment that it is.</param>
    /// <param name="zone">IANA name of the zone in which <paramref name="due"/> and <paramref name="extensions"/> are meant, and in which all times are shown.</param>
    /// <param name="rules">Late rules; null keeps these.</param>
    /// <param name="extensions">Student id, or whole words for a student, to own local deadline; they count before those of this calendar.</param>
    /// <exception cref="ArgumentException">The zone is not known; <see cref="Create"/> says what else can be wrong.</exception>
    public Calendar With(DateTime? due, string zone, IEnumerable<LateRule>? rules, IReadOnlyDictionary<string, DateTime> extensions)
    {
        var to = ZonedTime.Find(zone) ?? throw new ArgumentException($"The time zone '{zone}' is not known here.", nameof(zone));
        if ((due ?? In(to, Due)) is not { } common)
        {
            return new Calendar(null, to, [], new Dictionary<string, DateTime>());
        }

        var own = Extensions.ToDictionary(e => e.Key, e => In(to, e.Value) ?? e.Value, StringComparer.OrdinalIgnoreCase);
        foreach (var (student, local) in extensions)
        {
            own[student] = local;
        }

        return new Calendar(common, to, [.. (rules ?? LateRules).OrderBy(rule => rule.UpTo)], own.Where(e => e.Value > common).ToDictionary(StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Everything that decides how work is judged, as one text: two calendars with the same text are the same.</summary>
    internal string Text => string.Create(CultureInfo.InvariantCulture, $"{Zone.Id}\n{Due:s}\n")
        + string.Join('\n', LateRules.Select(rule => string.Create(CultureInfo.InvariantCulture, $"{rule.UpTo:c} {rule.Kept} {rule.ToEndOfDay}"))) + '\n'
        + string.Join('\n', Extensions.OrderBy(e => e.Key, StringComparer.OrdinalIgnoreCase).Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Key.ToLowerInvariant()} {e.Value:s}")));

    private DateTime? In(TimeZoneInfo zone, DateTime? local) => local is { } time ? TimeZoneInfo.ConvertTime(ZonedTime.AtLatest(time, Zone), zone).DateTime : null;

    /// <summary>Reads a local time such as <c>2026-11-15 23:59</c> or <c>2026-11-15T23:59:59</c>; an offset is not allowed, the time zone says it.</summary>
    public static bool TryParseLocal(string text, out DateTime local) => DateTime.TryParseExact(
        text.Trim(),
        ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"],
        CultureInfo.InvariantCulture,
        DateTimeStyles.None,
        out local);

    /// <summary>The moment by which this student must hand in; null when there is no deadline.</summary>
    /// <param name="student">Student id, alone or in words such as "Ana Novak (63210001)", for extensions; null when not known.</param>
    public DateTimeOffset? DueAt(string? student) => (Extension(student) ?? Due) is { } local ? ZonedTime.AtLatest(local, Zone) : null;

    /// <summary>What late work of one student keeps, step by step; empty where none is taken.</summary>
    public IReadOnlyList<LateStep> LateSteps(string? student) =>
        DueAt(student) is { } due ? [.. LateRules.Select(rule => new LateStep(LastMoment(due, rule), rule.Kept))] : [];

    /// <summary>The moment after which nothing is accepted from anybody any more; null when there is no deadline.</summary>
    public DateTimeOffset? ClosesAt => Due is { } due
        ? Extensions.Values.Append(due).Select(local => ZonedTime.AtLatest(local, Zone)).Max() is var last && LateRules.Count > 0 ? LastMoment(last, LateRules[^1]) : last
        : null;

    /// <summary>Judges a submission by the moment it was received.</summary>
    /// <param name="received">When it arrived, on a clock that is not the student's.</param>
    /// <param name="student">Student id, alone or in words such as "Ana Novak (63210001)", for extensions; null when not known.</param>
    public Lateness Judge(DateTimeOffset received, string? student)
    {
        var own = Extension(student);
        if ((own ?? Due) is not { } local)
        {
            return new Lateness(TimeSpan.Zero, 1m, true, "Handed in; this assignment has no deadline.");
        }

        var due = ZonedTime.AtLatest(local, Zone);
        var words = new LatenessWords(local, Zone.Id, own is not null);
        var by = received - due;
        if (by <= TimeSpan.Zero)
        {
            return new Lateness(TimeSpan.Zero, 1m, true, words.InTime(-by));
        }

        var rule = LateRules.FirstOrDefault(rule => received <= LastMoment(due, rule));
        return rule is null
            ? new Lateness(by, 0m, false, words.TooLate(by, LateRules.Count == 0 ? null : LastMoment(due, LateRules[^1])))
            : new Lateness(by, rule.Kept, true, words.Late(by, rule.Kept));
    }

    /// <summary>By one id only: a second one among the words may be somebody else's. Plain words are names, which two students can share.</summary>
    private DateTime? Extension(string? student) =>
        student is not null && (Extensions.TryGetValue(student.Trim(), out var own) || Extensions.TryGetValue(Groups.Id(student), out own)) ? own : null;

    private DateTimeOffset LastMoment(DateTimeOffset due, LateRule rule)
    {
        var moment = TimeZoneInfo.ConvertTime(due + rule.UpTo, Zone);
        return rule.ToEndOfDay ? ZonedTime.AtLatest(moment.Date.AddDays(1).AddTicks(-1), Zone) : moment;
    }
}
