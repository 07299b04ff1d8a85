using System.Net;
using Autograder.Api.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Account;

public sealed class SettingsTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task People_change_what_is_theirs_and_nothing_else()
    {
        var person = await portal.AddPersonAsync();
        using var browser = await portal.SignInAsync(person);
        var saved = await browser.SendAsync("/account/settings", ("Name", "Ada Example"), ("Language", "de"), ("TimeZone", "Europe/Ljubljana"), ("Theme", "dark"), ("IsAdmin", "true"), ("Email", "else@example.org"), ("EmailConfirmed", "true"));
        saved.Location.ShouldBe("/account/settings");
        (await browser.FollowAsync(saved)).Html.ShouldContain("<html lang=\"de\"");
        var now = await portal.InDbAsync(db => db.Users.SingleAsync(p => p.Id == person.Id));
        (now.DisplayName, now.Language, now.TimeZone, now.Shortcuts, now.IsAdmin, now.Email).ShouldBe(("Ada Example", "de", "Europe/Ljubljana", false, false, person.Email));
    }

    [Fact]
    public async Task Names_and_zones_that_are_none_are_refused_beside_the_field()
    {
        using var browser = await portal.SignInAsync(await portal.AddPersonAsync());
        var answer = await browser.SendAsync("/account/settings", ("Name", ""), ("TimeZone", "Atlantis/Capital"));
        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Html.ShouldContain("Please correct 2 things:");
        answer.Html.ShouldContain("href=\"#TimeZone\"");
        answer.Html.ShouldContain("id=\"TimeZone-problem\"");
    }

    [Fact]
    public async Task A_second_step_is_asked_for_once_it_was_set_up()
    {
        var person = await portal.AddPersonAsync();
        using var browser = await portal.SignInAsync(person);
        (await browser.SendAsync("/account/two-factor/start")).Location.ShouldBe("/account/two-factor/setup");
        (await browser.OpenAsync("/account/two-factor/setup")).Html.ShouldContain("otpauth://totp/Autograder:");
        (await browser.SendAsync("/account/two-factor/setup", ("Code", "000000x"), ("password", PortalSeeds.Password))).Html.ShouldContain("That code is not right.");
        var codes = await browser.SendAsync("/account/two-factor/setup", ("Code", await Totp.OfAsync(portal, person)), ("password", PortalSeeds.Password));
        codes.Html.ShouldContain("Your recovery codes");

        using var next = new PortalBrowser(portal.Browser());
        await next.OpenAsync("/account/sign-in");
        var step = await next.SendAsync("/account/sign-in", ("Email", person.Email ?? ""), ("Password", PortalSeeds.Password));
        step.Location.ShouldNotBeNull().ShouldStartWith("/account/two-factor");
        (await next.OpenAsync("/")).Status.ShouldBe(HttpStatusCode.Redirect);
        await next.FollowAsync(step);
        (await next.SendAsync("/account/two-factor", ("Code", "123"))).Html.ShouldContain("That code is not right.");
        (await next.SendAsync("/account/two-factor", ("Code", await Totp.OfAsync(portal, person, steps: 1)))).Location.ShouldBe("/");
        (await next.OpenAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_recovery_code_works_once_and_turning_off_asks_for_the_password()
    {
        var person = await portal.AddPersonAsync();
        using var browser = await portal.SignInAsync(person);
        await browser.SendAsync("/account/two-factor/start");
        await browser.OpenAsync("/account/two-factor/setup");
        var shown = await browser.SendAsync("/account/two-factor/setup", ("Code", await Totp.OfAsync(portal, person)), ("password", PortalSeeds.Password));
        var code = System.Text.RegularExpressions.Regex.Match(shown.Html, "<li>([A-Z0-9-]{8,})</li>").Groups[1].Value;
        (await SecondStepAsync(person, code)).ShouldBe("/");
        (await SecondStepAsync(person, code)).ShouldBeNull();

        await browser.OpenAsync("/account/settings");
        await browser.SendAsync("/account/two-factor/off", ("password", "wrong one here"));
        (await portal.InDbAsync(db => db.Users.SingleAsync(p => p.Id == person.Id))).TwoFactorEnabled.ShouldBeTrue();
        await browser.SendAsync("/account/two-factor/off", ("password", PortalSeeds.Password));
        (await portal.InDbAsync(db => db.Users.SingleAsync(p => p.Id == person.Id))).TwoFactorEnabled.ShouldBeFalse();
    }

    [Fact]
    public async Task A_code_works_once_also_when_it_comes_twice_at_the_same_moment()
    {
        var person = await portal.AddPersonAsync();
        using var browser = await portal.SignInAsync(person);
        await browser.SendAsync("/account/two-factor/start");
        await browser.OpenAsync("/account/two-factor/setup");
        var first = await Totp.OfAsync(portal, person);
        (await browser.SendAsync("/account/two-factor/setup", ("Code", first), ("password", PortalSeeds.Password))).Html.ShouldContain("Your recovery codes");
        (await SecondStepAsync(person, first)).ShouldBeNull("it was spent when the app was set up");

        var next = await Totp.OfAsync(portal, person, steps: 1);
        var taken = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => portal.InScopeAsync(async services =>
        {
            var people = services.GetRequiredService<UserManager<Person>>();
            return await people.VerifyTwoFactorTokenAsync(await people.Users.SingleAsync(p => p.Id == person.Id), TokenOptions.DefaultAuthenticatorProvider, next);
        })));
        taken.Count(one => one).ShouldBe(1);
        (await SecondStepAsync(person, $"{next[..3]} {next[3..]}")).ShouldBeNull();
        (await SecondStepAsync(person, await Totp.OfAsync(portal, person, steps: 2))).ShouldBe("/");
    }

    private async Task<string?> SecondStepAsync(Person person, string code)
    {
        using var browser = new PortalBrowser(portal.Browser());
        await browser.OpenAsync("/account/sign-in");
        await browser.FollowAsync(await browser.SendAsync("/account/sign-in", ("Email", person.Email ?? ""), ("Password", PortalSeeds.Password)));
        return (await browser.SendAsync("/account/two-factor", ("Code", code))).Location;
    }
}
