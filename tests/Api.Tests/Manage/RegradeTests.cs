using System.Globalization;
using Autograder.Api.Data;
using Autograder.Api.Grading;
using Autograder.Api.Manage.Regrading;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Manage;

public sealed class RegradeTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task A_regrade_shows_who_changes_before_it_does_anything_and_can_be_taken_back()
    {
        var (taught, browser, right, wrong) = await PreparedAsync();
        var page = await PreviewAsync(taught, browser);
        page.Html.ShouldContain("Ana Novak");
        page.Html.ShouldContain("4 → 6");
        (await taught.TotalAsync(right)).ShouldBe(4);

        var url = page.Url;
        await browser.SendAsync($"{url}/apply");
        (await taught.TotalAsync(right)).ShouldBe(6);
        (await taught.TotalAsync(wrong)).ShouldBe(0);
        (await browser.OpenAsync(url)).Html.ShouldContain("Applied");

        await browser.SendAsync($"{url}/undo");
        (await taught.TotalAsync(right)).ShouldBe(4);
        (await taught.NowAsync()).PackageVersionId.ShouldBe(taught.Quiz.PackageVersionId);
        var causes = await portal.InDbAsync(db => db.Grades.Where(g => g.SubmissionId == right).OrderBy(g => g.Id).Select(g => g.Cause).ToListAsync());
        causes.ShouldBe([GradeCause.Graded, GradeCause.Regraded, GradeCause.Undone]);
        (await taught.ActionsAsync()).ShouldContain("regrade.undone");
    }

    [Fact]
    public async Task Two_tabs_apply_it_once()
    {
        var (taught, browser, right, _) = await PreparedAsync();
        var url = (await PreviewAsync(taught, browser)).Url;
        using var other = await portal.SignInAsync(taught.Instructor);
        await other.OpenAsync(url);
        await Task.WhenAll(browser.SendAsync($"{url}/apply"), other.SendAsync($"{url}/apply"));
        (await portal.InDbAsync(db => db.Grades.CountAsync(g => g.SubmissionId == right && g.Cause == GradeCause.Regraded))).ShouldBe(1);
        (await taught.ActionsAsync()).Count(a => a == "regrade.applied").ShouldBe(1);
    }

    [Fact]
    public async Task What_was_graded_since_the_preview_stops_it()
    {
        var (taught, browser, right, _) = await PreparedAsync();
        var url = (await PreviewAsync(taught, browser)).Url;
        await taught.GradedAsync(taught.Students[2], 3, 5);
        await browser.SendAsync($"{url}/apply");
        (await browser.OpenAsync(url)).Html.ShouldContain("Preview again");
        (await taught.TotalAsync(right)).ShouldBe(4);
        (await taught.NowAsync()).PackageVersionId.ShouldBe(taught.Quiz.PackageVersionId);
    }

    [Fact]
    public async Task What_was_marked_since_stays_when_it_is_undone()
    {
        var (taught, browser, right, _) = await PreparedAsync();
        var url = (await PreviewAsync(taught, browser)).Url;
        await browser.SendAsync($"{url}/apply");
        await portal.InScopeAsync(services => services.GetRequiredService<Rejudging>().ApplyAsync(right, GradeCause.Marked, TaughtCourse.As(taught.Marker), null, CancellationToken.None));
        (await browser.OpenAsync(url)).Html.ShouldContain("was marked since");
        await browser.SendAsync($"{url}/undo");
        (await taught.TotalAsync(right)).ShouldBe(6);
    }

    [Fact]
    public async Task What_another_tab_took_back_to_the_middle_is_worked_out_before_it_is_applied()
    {
        var (taught, browser, right, wrong) = await PreparedAsync();
        var url = (await PreviewAsync(taught, browser)).Url;
        var id = IdOf(url);
        var middle = new RegradePlan([right, wrong], []).ToJson();
        var outcome = await portal.ApplyAsync(taught.Quiz, id, taught.Instructor, () => portal.InDbAsync(db =>
            db.Regrades.Where(r => r.Id == id).ExecuteUpdateAsync(set => set.SetProperty(r => r.Changes, middle))));
        outcome.ShouldBeOfType<RegradeOutcome.Already>();
        (await taught.TotalAsync(right)).ShouldBe(4);

        await browser.SendAsync($"{url}/advance");
        await browser.SendAsync($"{url}/apply");
        (await taught.TotalAsync(right)).ShouldBe(6);
        await browser.SendAsync($"{url}/undo");
        (await taught.TotalAsync(right)).ShouldBe(4);
    }

    [Fact]
    public async Task A_regrade_makes_its_version_current_whatever_was_made_current_since_the_page_was_read()
    {
        var (taught, browser, right, _) = await PreparedAsync();
        var id = IdOf((await PreviewAsync(taught, browser)).Url);
        var next = await portal.InDbAsync(db => db.Regrades.Where(r => r.Id == id).Select(r => r.PackageVersionId).SingleAsync());
        await MakeCurrentAsync(taught, next);
        var outcome = await portal.ApplyAsync(taught.Quiz, id, taught.Instructor, () => MakeCurrentAsync(taught, taught.Quiz.PackageVersionId));
        outcome.ShouldBeOfType<RegradeOutcome.Done>();
        (await taught.NowAsync()).PackageVersionId.ShouldBe(next);
        (await taught.TotalAsync(right)).ShouldBe(6);
    }

    [Fact]
    public async Task A_marker_whose_page_was_read_before_a_regrade_judges_by_the_new_package()
    {
        var (taught, browser, right, _) = await PreparedAsync();
        var url = (await PreviewAsync(taught, browser)).Url;
        await portal.InScopeAsync(async services =>
        {
            await services.GetRequiredService<PortalDb>().Assignments.SingleAsync(a => a.Id == taught.Quiz.Id);
            await browser.SendAsync($"{url}/apply");
            return await services.GetRequiredService<Rejudging>().ApplyAsync(right, GradeCause.Marked, TaughtCourse.As(taught.Marker), null, CancellationToken.None);
        });
        (await taught.TotalAsync(right)).ShouldBe(6);
    }

    [Fact]
    public async Task A_later_deadline_is_a_regrade_too()
    {
        var taught = await TaughtCourse.MakeAsync(portal);
        portal.Time.Set(new DateTimeOffset(2026, 11, 16, 12, 0, 0, TimeSpan.Zero));
        var late = await taught.GradedAsync(taught.Students[0], 3, 5);
        portal.Time.Set(new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero));
        (await taught.TotalAsync(late)).ShouldBe(2);
        using var browser = await portal.SignInAsync(taught.Instructor);
        await browser.OpenAsync($"{taught.Url}/extensions");
        await browser.SendAsync($"{taught.Url}/extensions", ("Person", $"{taught.Students[0].Id}"), ("Due", "2026-11-20T23:59"), ("Reason", "ill"));
        var page = await PreviewAsync(taught, browser, version: 1);
        page.Html.ShouldContain("2 → 4");
    }

    private async Task<(TaughtCourse Taught, PortalBrowser Browser, long Right, long Wrong)> PreparedAsync()
    {
        var taught = await TaughtCourse.MakeAsync(portal);
        var (right, wrong) = (await taught.GradedAsync(taught.Students[0], 3, 5), await taught.GradedAsync(taught.Students[1], 1, 1));
        var browser = await portal.SignInAsync(taught.Instructor);
        await browser.OpenAsync($"{taught.Url}/package");
        await browser.SendFileAsync($"{taught.Url}/package", "package", "quiz.zip", Quiz.Zip("1.1.0", second: 4));
        return (taught, browser, right, wrong);
    }

    private Task<int> MakeCurrentAsync(TaughtCourse taught, long? version) => portal.InDbAsync(db =>
        db.Assignments.Where(a => a.Id == taught.Quiz.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.PackageVersionId, version)));

    private static long IdOf(string url) => long.Parse(url.Split('/')[^1], CultureInfo.InvariantCulture);

    private static async Task<(string Url, string Html)> PreviewAsync(TaughtCourse taught, PortalBrowser browser, int version = 2)
    {
        await browser.OpenAsync($"{taught.Url}/regrade");
        var started = await browser.SendAsync($"{taught.Url}/regrade", ("version", $"{version}"), ("reason", "The second question is worth more."));
        var url = started.Location.ShouldNotBeNull(started.Html);
        var page = await browser.OpenAsync(url);
        page.Html.ShouldContain("Go on");
        await browser.SendAsync($"{url}/advance");
        return (url, (await browser.OpenAsync(url)).Html);
    }
}
