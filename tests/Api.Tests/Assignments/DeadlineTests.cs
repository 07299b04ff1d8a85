using System.Net;
using System.Text;
using Autograder.Api.Data;
using Autograder.Api.Tests.Manage;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Assignments;

/// <summary>Attempts, deadlines and cancelling as a student meets them on pages. The quiz is due on 15 November at 23:59 in Berlin, half for two days more.</summary>
public sealed class DeadlineTests : IAsyncLifetime
{
    private static readonly DateTimeOffset _due = new(2026, 11, 15, 22, 59, 0, TimeSpan.Zero);
    private readonly PortalFactory _portal = new(); // of its own: the tests move its clock

    public Task InitializeAsync() => _portal.InitializeAsync();

    public Task DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task Attempts_are_counted_down_and_cancelling_gives_one_back()
    {
        var (browser, url, taught) = await ReadyAsync(attempts: 2);
        var first = await HandInAsync(browser, url);
        (await browser.OpenAsync(url)).Html.ShouldContain("1 attempt left");
        await browser.OpenAsync(first.Location ?? "");
        (await browser.FollowAsync(await browser.SendAsync($"{first.Location}/cancel"))).Html.ShouldContain("It used up no attempt.");
        (await browser.OpenAsync(url)).Html.ShouldContain("2 attempts left");
        (await browser.FollowAsync(await browser.SendAsync($"{first.Location}/cancel"))).Html.ShouldContain("too late to cancel");
        await HandInAsync(browser, url);
        await HandInAsync(browser, url);
        var spent = await HandInAsync(browser, url);
        (await browser.FollowAsync(spent)).Html.ShouldContain("you have used all of your 2 attempts");
        (await _portal.InDbAsync(db => db.Submissions.CountAsync(s => s.AssignmentId == taught.Quiz.Id && s.Counts))).ShouldBe(2);
    }

    [Fact]
    public async Task What_staff_set_going_again_no_student_stops()
    {
        var (browser, url, taught) = await ReadyAsync();
        var sent = await HandInAsync(browser, url);
        var id = long.Parse(sent.Location.ShouldNotBeNull().Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        await _portal.GradeAsync(id);
        using var instructor = await _portal.SignInAsync(taught.Instructor);
        await instructor.SendAsync($"{taught.Url}/submissions/run-again", ("ids", $"{id}"));
        (await _portal.FindAsync(id)).State.ShouldBe(SubmissionState.Queued);
        (await browser.FollowAsync(await browser.SendAsync($"/submissions/{id}/cancel"))).Html.ShouldContain("too late to cancel");
        (await _portal.FindAsync(id)).State.ShouldBe(SubmissionState.Queued);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task In_time_is_until_the_second(int seconds, bool inTime)
    {
        var (browser, url, _) = await ReadyAsync();
        _portal.Time.Set(_due.AddSeconds(seconds));
        var page = await browser.OpenAsync(url);
        page.Html.ShouldContain("of your marks."); // what late work keeps is said before and after
        page.Html.Contains("Late since", StringComparison.Ordinal).ShouldBe(!inTime);
        (await HandInAsync(browser, url)).Location.ShouldNotBeNull().ShouldStartWith("/submissions/");
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task After_the_last_day_nothing_is_taken_and_nothing_counts(int seconds, bool taken)
    {
        var (browser, url, taught) = await ReadyAsync(attempts: 3);
        var page = await browser.OpenAsync(url); // opened in time
        _portal.Time.Set(_due.AddHours(48).AddSeconds(seconds));
        var sent = await browser.UploadAsync(page, $"{url}/submit", [], ("answers.yaml", Encoding.UTF8.GetBytes(Quiz.Answers(3, 5))));
        if (taken)
        {
            sent.Location.ShouldNotBeNull().ShouldStartWith("/submissions/");
            return;
        }

        var told = await browser.FollowAsync(sent);
        told.Status.ShouldBe(HttpStatusCode.OK);
        told.Html.ShouldContain("not accepted, because nothing is taken after");
        (await _portal.InDbAsync(db => db.Submissions.CountAsync(s => s.AssignmentId == taught.Quiz.Id))).ShouldBe(0);
    }

    [Theory]
    [InlineData(10, 10)]
    [InlineData(15, 15)]
    [InlineData(600, 15)]
    public async Task An_upload_counts_from_its_first_byte_but_by_drops_nobody_gains_more_than_a_quarter_of_an_hour(int minutes, int gained)
    {
        var (browser, url, _) = await ReadyAsync();
        var page = await browser.OpenAsync(url);
        var hidden = string.Concat(StudentSeeds.Hidden(page.Html).Select(field => DrippingContent.Field(field.Name, field.Value)));
        using var body = new DrippingContent(
            $"{hidden}{DrippingContent.File("answers.yaml")}# mine\n",
            async () =>
            {
                while (!Directory.EnumerateDirectories(_portal.Options.Work, "upload-*").Any())
                {
                    await Task.Yield(); // it has begun
                }

                _portal.Time.Advance(TimeSpan.FromMinutes(minutes));
            },
            $"{Quiz.Answers(3, 5)}\r\n{DrippingContent.End}");
        using var sent = await browser.Client.PostAsync($"{url}/submit", body);
        var id = sent.Headers.Location.ShouldNotBeNull().OriginalString.Split('/')[^1];
        var received = (await _portal.FindAsync(long.Parse(id, System.Globalization.CultureInfo.InvariantCulture))).ReceivedAt;
        (_portal.Time.GetUtcNow() - received).ShouldBe(TimeSpan.FromMinutes(gained));
    }

    [Fact]
    public async Task Results_come_out_when_nothing_can_be_on_its_way_any_more()
    {
        var (browser, url, taught) = await ReadyAsync();
        await _portal.InDbAsync(db => db.Assignments.Where(a => a.Id == taught.Quiz.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.Release, ReleaseRule.AfterDeadline)));
        var result = (await HandInAsync(browser, url)).Location.ShouldNotBeNull();
        await _portal.GradeAsync(long.Parse(result.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture));

        // who began to send in time reads nothing meanwhile that could go into what is sent last
        _portal.Time.Set(_due.AddHours(48).AddMinutes(15));
        (await browser.OpenAsync(result)).Html.ShouldContain("You will see the result here after");
        (await browser.OpenAsync($"{result}/results.json")).Status.ShouldBe(HttpStatusCode.NotFound);
        _portal.Time.Set(_due.AddHours(48).AddMinutes(15).AddSeconds(1));
        (await browser.OpenAsync($"{result}/results.json")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<PageAnswer> HandInAsync(PortalBrowser browser, string url) =>
        await browser.UploadAsync(await browser.OpenAsync(url), $"{url}/submit", [], ("answers.yaml", Encoding.UTF8.GetBytes(Quiz.Answers(3, 5))));

    private async Task<(PortalBrowser Browser, string Url, TaughtCourse Taught)> ReadyAsync(int? attempts = null)
    {
        var taught = await TaughtCourse.MakeAsync(_portal);
        await _portal.InDbAsync(db => db.Assignments.Where(a => a.Id == taught.Quiz.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.AttemptLimit, attempts)));
        _portal.Time.Set(_due.AddHours(-1));
        return (await _portal.SignInAsync(taught.Students[0]), $"/courses/{taught.Course.Slug}/{taught.Quiz.Slug}", taught);
    }
}
