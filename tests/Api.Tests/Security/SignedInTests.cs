using System.Net;
using System.Text.RegularExpressions;
using Autograder.Api.Data;
using Autograder.Api.Tests.Rest;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Security;

/// <summary>Where somebody is signed in, how that ends, and what a stolen cookie is worth then.</summary>
public sealed class SignedInTests : IAsyncLifetime
{
    private readonly PortalFactory _portal = new(); // of its own: the tests move its clock

    public Task InitializeAsync() => _portal.InitializeAsync();

    public Task DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task Signing_out_ends_the_cookie_that_somebody_else_has()
    {
        var (browser, thief) = await StolenAsync(await _portal.AddPersonAsync());
        (await thief.OpenAsync("/account/settings")).Status.ShouldBe(HttpStatusCode.OK);
        var out_ = await browser.SendAsync("/account/sign-out");
        out_.Response.Headers.GetValues("Clear-Site-Data").Single().ShouldBe("\"cache\"");
        (await thief.OpenAsync("/account/settings")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Signing_in_again_takes_the_place_of_what_was_there()
    {
        var person = await _portal.AddPersonAsync();
        var (browser, thief) = await StolenAsync(person);
        await browser.OpenAsync("/account/settings");
        (await browser.SendAsync("/account/sign-in", ("Email", person.Email ?? ""), ("Password", PortalSeeds.Password))).Location.ShouldBe("/");
        (await thief.OpenAsync("/")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await CountAsync(person)).ShouldBe(1);
    }

    [Fact]
    public async Task Everywhere_means_every_browser_at_once_and_says_what_goes_on()
    {
        var person = await _portal.AddPersonAsync();
        var (browser, thief) = await StolenAsync(person);
        using var other = await _portal.SignInAsync(person);
        using var program = _portal.Program(await _portal.TokenAsync(person.Id));
        (await browser.OpenAsync("/account/settings")).Html.ShouldContain("href=\"/account/sessions\"");
        (await browser.OpenAsync("/account/sessions")).Html.ShouldContain("Programs with a token of yours go on working");
        var ended = await browser.SendAsync("/account/sessions/end-all");
        ended.Location.ShouldBe("/account/sign-in");
        (await browser.FollowAsync(ended)).Html.ShouldContain("You are signed out everywhere");
        foreach (var one in new[] { browser, thief, other })
        {
            (await one.OpenAsync("/account/settings")).Status.ShouldBe(HttpStatusCode.Redirect);
        }

        (await program.GetAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _portal.InDbAsync(db => db.Audit.CountAsync(e => e.PersonId == person.Id && e.Action == "account.signed-out-everywhere"))).ShouldBe(1);
    }

    [Fact]
    public async Task One_browser_can_be_signed_out_from_another_and_nobody_elses()
    {
        var (person, stranger) = (await _portal.AddPersonAsync(), await _portal.AddPersonAsync());
        var (browser, thief) = await StolenAsync(person, "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        using var own = await _portal.SignInAsync(person);
        using var foreign = await _portal.SignInAsync(stranger);
        var page = (await own.OpenAsync("/account/sessions")).Html;
        page.ShouldContain("Firefox, Linux");
        page.ShouldContain("This browser");
        page.ShouldContain("14 days");
        var stolen = Regex.Match(page, "action=\"(/account/sessions/\\d+/end)\"><button[^>]*Firefox").Groups[1].Value;
        (await foreign.SendAsync(stolen)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await thief.OpenAsync("/")).Status.ShouldBe(HttpStatusCode.OK);

        (await own.FollowAsync(await own.SendAsync(stolen))).Html.ShouldContain("Signed out there.");
        (await thief.OpenAsync("/")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await browser.OpenAsync("/")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await own.OpenAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
        (await own.SendAsync(stolen)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_new_password_leaves_the_one_browser_it_was_typed_in()
    {
        var person = await _portal.AddPersonAsync();
        var (_, thief) = await StolenAsync(person);
        using var browser = await _portal.SignInAsync(person);
        (await browser.SendAsync("/account/password", ("Present", PortalSeeds.Password), ("Password", "another good phrase"))).Location.ShouldBe("/account/settings");
        (await thief.OpenAsync("/")).Status.ShouldBe(HttpStatusCode.Redirect);
        Regex.Count((await browser.OpenAsync("/account/sessions")).Html, "/account/sessions/\\d+/end").ShouldBe(1);
        await browser.SendAsync("/account/sign-out");
        (await browser.OpenAsync("/")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Staff_are_signed_in_for_less_long_also_who_became_it_later()
    {
        var (student, marker) = (await _portal.AddPersonAsync(), await _portal.AddPersonAsync());
        using var one = await _portal.SignInAsync(student);
        using var other = await _portal.SignInAsync(marker);
        await _portal.AddCourseAsync((student, CourseRole.Student), (marker, CourseRole.Marker));
        (await other.OpenAsync("/account/sessions")).Html.ShouldContain("1 day,");
        _portal.Time.Advance(TimeSpan.FromHours(25));
        (await one.OpenAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
        (await other.OpenAsync("/")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task No_session_goes_on_for_ever_because_it_is_used()
    {
        var (student, marker) = (await _portal.AddPersonAsync(), await _portal.AddPersonAsync());
        await _portal.AddCourseAsync((student, CourseRole.Student), (marker, CourseRole.Marker));
        using var one = await _portal.SignInAsync(student);
        using var other = await _portal.SignInAsync(marker);
        (await LastsAsync(other, TimeSpan.FromHours(12))).ShouldBe(TimeSpan.FromDays(7));
        (await LastsAsync(one, TimeSpan.FromDays(6))).ShouldBeInRange(TimeSpan.FromDays(80), TimeSpan.FromDays(96));
    }

    [Fact]
    public async Task Who_only_has_the_cookie_makes_nothing_that_stays()
    {
        var person = await _portal.AddPersonAsync();
        var (_, thief) = await StolenAsync(person);
        await thief.OpenAsync("/account/tokens");
        (await thief.SendAsync("/account/tokens", ("Name", "mine"), ("Days", "365"))).Html.ShouldContain("Enter your present password.");
        (await thief.SendAsync("/account/tokens", ("Name", "mine"), ("Days", "365"), ("Password", "a wrong guess"))).Html.ShouldContain("Your present password is not right.");
        (await _portal.InDbAsync(db => db.ApiTokens.CountAsync(t => t.PersonId == person.Id))).ShouldBe(0);
        (await thief.SendAsync("/account/tokens", ("Name", "mine"), ("Days", "30"), ("Password", PortalSeeds.Password))).Html.ShouldContain("Copy it now");

        // nor an app of the thief's own, which would lock the owner out
        await thief.SendAsync("/account/two-factor/start");
        using var again = (await StolenAsync(person)).Thief;
        await again.OpenAsync("/account/two-factor/setup");
        (await again.SendAsync("/account/two-factor/setup", ("Code", await Account.Totp.OfAsync(_portal, person)))).Html.ShouldContain("Your present password is not right.");
        (await _portal.InDbAsync(db => db.Users.Where(p => p.Id == person.Id).Select(p => p.TwoFactorEnabled).SingleAsync())).ShouldBeFalse();
    }

    [Fact]
    public async Task Who_watches_is_told_nothing_more_once_signed_out()
    {
        var taught = await Manage.TaughtCourse.MakeAsync(_portal);
        var submission = await _portal.HandedInAsync(taught.Quiz, taught.Students[0], Manage.Quiz.Answers(3, 5));
        using var watching = await _portal.SignInAsync(taught.Students[0]);
        using var other = await _portal.SignInAsync(taught.Students[0]);
        using var response = await watching.Client.GetAsync($"/submissions/{submission.Id}/events", HttpCompletionOption.ResponseHeadersRead);
        using var events = new StreamReader(await response.Content.ReadAsStreamAsync());
        (await events.ReadLineAsync()).ShouldBe("event: progress");
        await other.OpenAsync("/account/sessions");
        await other.SendAsync("/account/sessions/end-all");
        await _portal.InDbAsync(db => db.Database.ExecuteSqlAsync($"update submissions set state = 'Parked' where id = {submission.Id}"));
        (await events.ReadToEndAsync()).ShouldNotContain("\"over\":true");
    }

    /// <summary>How long it goes on when it is used so often.</summary>
    private async Task<TimeSpan> LastsAsync(PortalBrowser browser, TimeSpan every)
    {
        var began = _portal.Time.GetUtcNow();
        while ((await browser.OpenAsync("/account/settings")).Status == HttpStatusCode.OK)
        {
            _portal.Time.Advance(every);
        }

        return _portal.Time.GetUtcNow() - began;
    }

    private Task<int> CountAsync(Person person) => _portal.InDbAsync(db => db.Sessions.CountAsync(s => s.PersonId == person.Id));

    /// <summary>Somebody signed in, and somebody else with the same cookie.</summary>
    private async Task<(PortalBrowser Browser, PortalBrowser Thief)> StolenAsync(Person person, string? program = null)
    {
        var browser = new PortalBrowser(_portal.Browser());
        if (program is not null)
        {
            browser.Client.DefaultRequestHeaders.Add("User-Agent", program);
        }

        await browser.OpenAsync("/account/sign-in");
        var answer = await browser.SendAsync("/account/sign-in", ("Email", person.Email ?? ""), ("Password", PortalSeeds.Password));
        answer.Location.ShouldBe("/");
        await browser.OpenAsync("/account/settings");
        var thief = new PortalBrowser(_portal.Browser());
        thief.Client.DefaultRequestHeaders.Add("Cookie", answer.Response.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("autograder=", StringComparison.Ordinal)).Split(';')[0]);
        return (browser, thief);
    }
}
