using System.Globalization;
using System.Net;
using Autograder.Api.Data;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Autograder.Faults;

/// <summary>Whether work is in time is judged by the database's clock, whatever the clock of the portal's machine says.</summary>
[Collection(LabCollection.Name)]
public sealed class DeadlineTests(SharedLab shared) : IDisposable
{
    private readonly Lab _lab = shared.Lab;
    private readonly Scene _scene = shared.Scene;

    public void Dispose() => _lab.Reset();

    [Theory]
    [InlineData("+1h")]
    [InlineData("-1h")]
    public async Task A_portal_whose_clock_is_an_hour_wrong_takes_what_is_in_time_and_nothing_else(string wrong)
    {
        using var soon = Due("soon", wrong, minutes: 30);
        using var past = Due("past", wrong, minutes: -30);
        var (open, closed) = (await _scene.AssignAsync(soon.Folder), await _scene.AssignAsync(past.Folder));
        var student = await _scene.AddStudentAsync();
        await using var portal = await ServedPortal.StartAsync(_lab, environment: MovingClock.Wrong(wrong));
        using var client = await portal.ClientAsync(student);
        await ShouldBeWrongAsync(client, wrong);
        (await portal.HandInAsync(client, open, "try-1")).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await portal.HandInAsync(client, closed, "try-2")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        await ShouldBeReceivedNowAsync(student);
    }

    [Theory]
    [InlineData("+1h")]
    [InlineData("-1h")]
    public async Task A_portal_whose_clock_is_set_while_it_serves_goes_on_as_before(string by)
    {
        var clock = new MovingClock(Path.Combine(_lab.Folder, Scene.Unique("clock")));
        var student = await _scene.AddStudentAsync();
        await using var portal = await ServedPortal.StartAsync(_lab, environment: clock.Environment);
        using var client = await portal.ClientAsync(student);
        clock.Set(by);
        await ShouldBeWrongAsync(client, by);
        (await portal.HandInAsync(client, _scene.Paper, "try-1")).StatusCode.ShouldBe(HttpStatusCode.Created);
        await ShouldBeReceivedNowAsync(student);
    }

    /// <summary>A paper that is due so many minutes from now, in the course's time zone.</summary>
    private static EditedPackage Due(string name, string wrong, int minutes)
    {
        var due = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow().AddMinutes(minutes), TimeZoneInfo.FindSystemTimeZoneById("Europe/Ljubljana"));
        return new EditedPackage("small-paper", name + (wrong.StartsWith('+') ? "-ahead" : "-behind"), yaml => yaml.Replace("2036-11-15T23:59", due.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    /// <summary>The machine on which it serves has that clock: the server stamps its answers with it.</summary>
    private static Task ShouldBeWrongAsync(HttpClient client, string by) => Until.TrueAsync(async () =>
    {
        using var answer = await client.GetAsync("/health/live");
        return answer.Headers.Date is { } said && (said - TimeProvider.System.GetUtcNow()).TotalMinutes is var off && (by.StartsWith('+') ? off : -off) > 50;
    }, "the portal's machine has another time");

    private async Task ShouldBeReceivedNowAsync(Person student)
    {
        var received = await _lab.InDbAsync(db => db.Submissions.Where(s => s.SubmittedById == student.Id).Select(s => s.ReceivedAt).SingleAsync());
        (TimeProvider.System.GetUtcNow() - received).Duration().ShouldBeLessThan(TimeSpan.FromMinutes(2));
    }
}
