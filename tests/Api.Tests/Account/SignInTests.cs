using System.Net;
using Autograder.Api.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Account;

public sealed class SignInTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Who_is_not_signed_in_is_led_to_the_sign_in_page_and_back()
    {
        var person = await portal.AddPersonAsync();
        using var browser = new PortalBrowser(portal.Browser());
        var answer = await browser.OpenAsync("/account/settings");
        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        answer.Location.ShouldNotBeNull().ShouldEndWith("/account/sign-in?returnUrl=%2Faccount%2Fsettings");
        await browser.OpenAsync("/account/sign-in?returnUrl=%2Faccount%2Fsettings");
        var signedIn = await browser.SendAsync("/account/sign-in", ("Email", person.Email ?? ""), ("Password", PortalSeeds.Password), ("ReturnUrl", "/account/settings"));
        signedIn.Location.ShouldBe("/account/settings");
    }

    [Fact]
    public async Task Programs_are_told_and_not_led()
    {
        using var browser = new PortalBrowser(portal.Browser());
        browser.Client.DefaultRequestHeaders.Add("HX-Request", "true");
        (await browser.OpenAsync("/account/settings")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task Leads_nowhere_else_after_signing_in(string url)
    {
        var person = await portal.AddPersonAsync();
        using var browser = new PortalBrowser(portal.Browser());
        await browser.OpenAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(url)}");
        (await browser.SendAsync("/account/sign-in", ("Email", person.Email ?? ""), ("Password", PortalSeeds.Password), ("ReturnUrl", url))).Location.ShouldBe("/");
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer()
    {
        var person = await portal.AddPersonAsync();
        using var browser = new PortalBrowser(portal.Browser());
        await browser.OpenAsync("/account/sign-in");
        var wrong = await browser.SendAsync("/account/sign-in", ("Email", person.Email ?? ""), ("Password", "not this one"));
        var unknown = await browser.SendAsync("/account/sign-in", ("Email", "nobody@example.org"), ("Password", "not this one"));
        wrong.Status.ShouldBe(unknown.Status);
        wrong.Html.ShouldContain("do not fit together");
        Same(wrong.Html, person.Email ?? "").ShouldBe(Same(unknown.Html, "nobody@example.org"));
    }

    [Fact]
    public async Task Many_tries_for_one_account_are_stopped_and_the_account_rests()
    {
        var person = await portal.AddPersonAsync();
        using var browser = new PortalBrowser(portal.Browser());
        await browser.OpenAsync("/account/sign-in");
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 14; i++)
        {
            answers.Add((await browser.SendAsync("/account/sign-in", ("Email", person.Email ?? ""), ("Password", "not this one"))).Status);
        }

        answers[9].ShouldBe(HttpStatusCode.OK);
        answers[^1].ShouldBe(HttpStatusCode.TooManyRequests);
        (await portal.InDbAsync(db => db.Users.Where(p => p.Id == person.Id).Select(p => p.LockoutEnd).SingleAsync())).ShouldNotBeNull();
    }

    [Fact]
    public async Task An_account_that_rests_takes_as_long_to_answer_as_one_that_is_not_there()
    {
        var hashes = new CountedHashes();
        await using var own = new PortalFactory { Parts = services => services.Replace(ServiceDescriptor.Singleton<IPasswordHasher<Person>>(hashes)) };
        await own.InitializeAsync();
        var person = await own.AddPersonAsync();
        using var browser = new PortalBrowser(own.Browser());
        await browser.OpenAsync("/account/sign-in");
        for (var i = 0; i < 12; i++) // it rests from the tenth on
        {
            var before = hashes.Done;
            (await browser.SendAsync("/account/sign-in", ("Email", person.Email ?? ""), ("Password", "not this one"))).Status.ShouldBe(HttpStatusCode.OK);
            (hashes.Done - before).ShouldBe(1, $"try {i}");
        }

        var none = hashes.Done;
        await browser.SendAsync("/account/sign-in", ("Email", "nobody.at.all@example.org"), ("Password", "not this one"));
        (hashes.Done - none).ShouldBe(1);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        var person = await portal.AddPersonAsync();
        using var browser = new PortalBrowser(portal.Browser());
        await browser.OpenAsync("/account/sign-in");
        (await browser.SendWithoutTokenAsync("/account/sign-in", ("Email", person.Email ?? ""), ("Password", PortalSeeds.Password))).Status.ShouldBe(HttpStatusCode.BadRequest);
        using var signedIn = await portal.SignInAsync(person);
        (await signedIn.SendWithoutTokenAsync("/account/settings", ("Name", "Somebody"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await signedIn.SendWithoutTokenAsync("/account/sign-out")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Signing_out_ends_it_here_and_a_new_password_everywhere_else()
    {
        var person = await portal.AddPersonAsync();
        using var here = await portal.SignInAsync(person);
        using var there = await portal.SignInAsync(person);
        await here.OpenAsync("/account/password");
        (await here.SendAsync("/account/password", ("Present", PortalSeeds.Password), ("Password", "another good phrase"))).Location.ShouldBe("/account/settings");
        (await here.OpenAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
        (await there.OpenAsync("/")).Status.ShouldBe(HttpStatusCode.Redirect);
        await here.SendAsync("/account/sign-out");
        (await here.OpenAsync("/")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Pages_say_what_browsers_may_do_and_are_not_kept()
    {
        using var browser = new PortalBrowser(portal.Browser());
        var answer = await browser.OpenAsync("/account/sign-in");
        var headers = answer.Response.Headers;
        headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'; script-src 'self'; style-src 'self'");
        headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        headers.CacheControl.ShouldNotBeNull().NoStore.ShouldBeTrue();
        answer.Html.ShouldNotContain("<style");
        answer.Html.ShouldNotContain("style=\"");
        answer.Html.ShouldNotContain("<script>");
        answer.Response.Headers.GetValues("Set-Cookie").ShouldAllBe(cookie => cookie.Contains("httponly", StringComparison.OrdinalIgnoreCase) && cookie.Contains("samesite", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_is_not_there_is_a_page_with_a_way_on()
    {
        using var browser = await portal.SignInAsync(await portal.AddPersonAsync());
        var answer = await browser.OpenAsync("/courses/there-is-none");
        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        answer.Html.ShouldContain("There is nothing here for you");
        answer.Html.ShouldContain("To your courses");
    }

    [Fact]
    public async Task Language_and_appearance_are_kept_and_lead_back()
    {
        using var browser = new PortalBrowser(portal.Browser());
        (await browser.OpenAsync("/account/sign-in")).Html.ShouldContain("lang=\"en\"");
        (await browser.SendAsync("/account/language", ("language", "de"), ("returnUrl", "/account/sign-in"))).Location.ShouldBe("/account/sign-in");
        var german = await browser.OpenAsync("/account/sign-in");
        german.Html.ShouldContain("<html lang=\"de\"");
        german.Html.ShouldContain("Anmelden");
        (await browser.SendAsync("/account/theme", ("theme", "dark"), ("returnUrl", "//evil.example"))).Location.ShouldBe("/");
        (await browser.OpenAsync("/account/sign-in")).Html.ShouldContain("data-bs-theme=\"dark\"");
        (await browser.SendAsync("/account/language", ("language", "xx"))).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static string Same(string html, string email) =>
        System.Text.RegularExpressions.Regex.Replace(html.Replace(email, "", StringComparison.Ordinal), "value=\"[^\"]{80,}\"", "");
}
