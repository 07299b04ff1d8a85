using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Calendars;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Calendars;

/// <summary>A package under a course's own calendar. The package: due 2026-11-15 23:59 in Ljubljana, half for two days.</summary>
public sealed class CourseCalendarTests : IDisposable
{
    private const string Zone = "Europe/Ljubljana";
    private static readonly Dictionary<string, DateTime> Nobody = [];
    private readonly TestPackage _package = new();

    public void Dispose() => _package.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("2026-11-15 23:59")]
    public void The_packages_own_dates_leave_the_package_as_it_is(string? due)
    {
        var package = _package.Load();
        package.WithCalendar(Local(due), Zone, null, Nobody).ShouldBeSameAs(package);
    }

    [Fact]
    public void Another_deadline_is_another_version_and_always_the_same_one()
    {
        var package = _package.Load();
        var moved = package.WithCalendar(Local("2026-11-20 12:00"), Zone, null, Nobody);
        moved.Sha256.ShouldNotBe(package.Sha256);
        moved.Sha256.ShouldBe(package.WithCalendar(Local("2026-11-20 12:00"), Zone, null, Nobody).Sha256);
        moved.DriversSha256.ShouldBe(package.DriversSha256);
        FactorOf(moved, "2026-11-20T12:00:00+01:00").ShouldBe(1m);
        FactorOf(moved, "2026-11-20T12:00:01+01:00").ShouldBe(0.5m);
    }

    [Fact]
    public void Extensions_are_for_those_who_have_them()
    {
        var course = _package.Load().WithCalendar(null, Zone, null, new Dictionary<string, DateTime> { ["Ana Novak (63210001)"] = new(2026, 11, 18), ["Bor Kos"] = new(2026, 11, 19) });
        FactorOf(course, "2026-11-17T12:00Z", "Ana Novak (63210001)").ShouldBe(1m);
        FactorOf(course, "2026-11-18T12:00Z", "Bor Kos").ShouldBe(1m);
        FactorOf(course, "2026-11-17T12:00Z", "Cene Kos").ShouldBe(0.5m);
    }

    [Fact]
    public void An_extension_before_the_deadline_shortens_nothing()
    {
        var package = _package.Load();
        package.WithCalendar(null, Zone, null, new Dictionary<string, DateTime> { ["63210001"] = new(2026, 11, 1) }).ShouldBeSameAs(package);
    }

    [Fact]
    public void In_another_zone_the_packages_deadline_stays_the_same_moment()
    {
        var course = _package.Load().WithCalendar(null, "America/New_York", null, new Dictionary<string, DateTime> { ["63210001"] = new(2026, 11, 16) });
        course.Calendar.DueAt(null).ShouldBe(TestPackage.At("2026-11-15T22:59Z"));
        course.Calendar.DueAt("63210001").ShouldBe(TestPackage.At("2026-11-16T05:00Z"));
    }

    [Fact]
    public void Late_rules_may_be_the_courses()
    {
        var strict = _package.Load().WithCalendar(null, Zone, [], Nobody);
        strict.Calendar.Judge(TestPackage.At("2026-11-16T12:00Z"), null).Accepted.ShouldBeFalse();
    }

    private static decimal FactorOf(Assignment assignment, string received, string? student = null) =>
        assignment.Calendar.Judge(TestPackage.At(received), student).Factor;

    private static DateTime? Local(string? text) => text is not null && Calendar.TryParseLocal(text, out var local) ? local : null;
}
