using Autograder.Rubrics.Calendars;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Calendars;

public class CalendarTests
{
    private const string Zone = "Europe/Ljubljana";

    private static readonly LateRule[] HalfForTwoDays = [new(TimeSpan.FromHours(48), 0.5m)];

    private static Calendar Made(string due, LateRule[] rules, Dictionary<string, DateTime>? extensions = null)
    {
        var calendar = Calendar.Create(Local(due), Zone, rules, extensions, out var problems);
        problems.ShouldBeEmpty();
        return calendar.ShouldNotBeNull();
    }

    private static DateTime Local(string text)
    {
        Calendar.TryParseLocal(text, out var local).ShouldBeTrue();
        return local;
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("2026-11-15T23:58:59+01:00", 1, true)]
    [InlineData("2026-11-15T23:59:00+01:00", 1, true)]
    [InlineData("2026-11-15T23:59:00.001+01:00", 0.5, true)]
    [InlineData("2026-11-17T23:59:00+01:00", 0.5, true)]
    [InlineData("2026-11-17T23:59:00.001+01:00", 0, false)]
    [InlineData("2026-11-15T22:59:00Z", 1, true)]
    [InlineData("2026-11-15T22:59:01Z", 0.5, true)]
    public void Boundaries_are_inclusive(string received, decimal factor, bool accepted)
    {
        var lateness = Made("2026-11-15 23:59", HalfForTwoDays).Judge(At(received), null);
        lateness.Factor.ShouldBe(factor);
        lateness.Accepted.ShouldBe(accepted);
    }

    [Fact]
    public void Says_it_in_words()
    {
        var calendar = Made("2026-11-15 23:59", HalfForTwoDays);
        calendar.Judge(At("2026-11-16T03:11:00+01:00"), null).Words
            .ShouldBe("Handed in 3 h 12 min after the deadline (15 Nov 2026 23:59, Europe/Ljubljana): 50 % of the marks are kept.");
        calendar.Judge(At("2026-11-14T22:58:00+01:00"), null).Words.ShouldBe("Handed in in time, 1 day 1 h 1 min before the deadline (15 Nov 2026 23:59, Europe/Ljubljana).");
        calendar.Judge(At("2026-11-15T23:59:40+01:00"), null).Words.ShouldStartWith("Handed in 40 s after");
        calendar.Judge(At("2026-11-20T00:00:00+01:00"), null).Words.ShouldEndWith("not accepted, because nothing is taken after 17 Nov 2026 23:59.");
        Made("2026-11-15 23:59", []).Judge(At("2026-11-20T00:00:00+01:00"), null).Words.ShouldEndWith("this assignment takes no late work.");
        Calendar.Open.Judge(At("2026-11-20T00:00:00+01:00"), null).Factor.ShouldBe(1m);
    }

    [Fact]
    public void Takes_the_first_rule_that_holds()
    {
        var calendar = Made("2026-11-15 12:00", [new(TimeSpan.FromDays(7), 0.25m), new(TimeSpan.FromHours(1), 0.9m)]);
        calendar.Judge(At("2026-11-15T13:00:00+01:00"), null).Factor.ShouldBe(0.9m);
        calendar.Judge(At("2026-11-15T13:00:01+01:00"), null).Factor.ShouldBe(0.25m);
    }

    [Theory]
    // Clocks go back at 3:00 on 25 October 2026 and forward at 2:00 on 29 March 2026.
    [InlineData("2026-10-24 12:00", "2026-10-25T11:00:00+01:00", true)]
    [InlineData("2026-10-24 12:00", "2026-10-25T11:00:01+01:00", false)]
    [InlineData("2026-03-28 12:00", "2026-03-29T13:00:00+02:00", true)]
    [InlineData("2026-03-28 12:00", "2026-03-29T13:00:01+02:00", false)]
    public void Late_hours_are_real_hours_across_a_change_of_clocks(string due, string received, bool accepted) =>
        Made(due, [new(TimeSpan.FromHours(24), 0.5m)]).Judge(At(received), null).Accepted.ShouldBe(accepted);

    [Fact]
    public void The_deadline_is_wall_clock_time_of_its_day()
    {
        Made("2026-10-25 23:59", []).DueAt(null).ShouldBe(At("2026-10-25T23:59:00+01:00"));
        Made("2026-10-24 23:59", []).DueAt(null).ShouldBe(At("2026-10-24T23:59:00+02:00"));
        Made("2026-10-25 02:30", []).DueAt(null).ShouldBe(At("2026-10-25T02:30:00+01:00"), "the later of the two, in the student's favour");
    }

    [Fact]
    public void A_rule_can_reach_to_the_end_of_the_day()
    {
        var calendar = Made("2026-11-15 12:00", [new(TimeSpan.FromDays(2), 0.5m, ToEndOfDay: true)]);
        calendar.Judge(At("2026-11-17T23:59:59+01:00"), null).Accepted.ShouldBeTrue();
        calendar.Judge(At("2026-11-18T00:00:00+01:00"), null).Accepted.ShouldBeFalse();
    }

    [Fact]
    public void An_extension_moves_the_deadline_of_one_student()
    {
        var calendar = Made("2026-11-15 23:59", HalfForTwoDays, new() { ["ab123"] = Local("2026-11-20 12:00") });
        calendar.Judge(At("2026-11-20T12:00:00+01:00"), "AB123").Factor.ShouldBe(1m);
        calendar.Judge(At("2026-11-20T13:00:00+01:00"), "ab123").Words.ShouldContain("your extended deadline (20 Nov 2026 12:00");
        calendar.Judge(At("2026-11-20T12:00:00+01:00"), "other").Accepted.ShouldBeFalse();
        calendar.Judge(At("2026-11-20T12:00:00+01:00"), "Ana Novak (AB123)").Factor.ShouldBe(1m);
        calendar.Judge(At("2026-11-20T12:00:00+01:00"), "Ana Novak (AB1234)").Accepted.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Bor ab123 (cd456)")]
    [InlineData("Bor (ab123) (cd456)")]
    [InlineData("cd456 Bor ab123")]
    [InlineData("ab123 Bor (p12)")]
    public void Whoever_writes_the_id_of_another_into_the_own_name_gets_no_extension(string student)
    {
        var calendar = Made("2026-11-15 23:59", HalfForTwoDays, new() { ["ab123"] = Local("2026-11-20 12:00") });
        calendar.Judge(At("2026-11-20T12:00:00+01:00"), student).Accepted.ShouldBeFalse();
    }

    [Fact]
    public void Tells_an_author_everything_that_is_wrong()
    {
        LateRule[] rules = [new(TimeSpan.Zero, 0.5m), new(TimeSpan.FromHours(1), 1.5m), new(TimeSpan.FromHours(2), 0.1m), new(TimeSpan.FromHours(2), 0.1m)];
        var extensions = new Dictionary<string, DateTime> { ["x"] = Local("2026-01-01 00:00") };
        Calendar.Create(Local("2026-11-15 23:59"), "Europe/Nowhere", rules, extensions, out var problems).ShouldBeNull();
        foreach (var words in new[] { "Europe/Nowhere", "more than nothing", "from 0 to 1", "Two late rules", "before the common deadline", "keeps more than" })
        {
            problems.ShouldContain(problem => problem.Contains(words), words);
        }

        Calendar.Create(Local("2026-03-29 02:30"), Zone, [], null, out problems).ShouldBeNull();
        problems.ShouldHaveSingleItem().ShouldContain("does not exist");
        Calendar.Create(null, Zone, HalfForTwoDays, null, out problems).ShouldBeNull();
        problems.ShouldHaveSingleItem().ShouldContain("no deadline");
    }

    [Theory]
    [InlineData("2026-11-15 23:59", true)]
    [InlineData(" 2026-11-15T23:59:30 ", true)]
    [InlineData("15.11.2026", false)]
    [InlineData("2026-11-15T23:59Z", false)]
    public void Reads_local_times(string text, bool read) => Calendar.TryParseLocal(text, out _).ShouldBe(read);
}
