using System.Text.RegularExpressions;
using Autograder.Api.Account;
using Autograder.Api.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Account;

public sealed class PasswordTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Asking_for_a_link_says_the_same_for_every_address()
    {
        var person = await portal.AddPersonAsync();
        using var browser = new PortalBrowser(portal.Browser());
        await browser.OpenAsync("/account/forgot");
        var known = await browser.SendAsync("/account/forgot", ("email", person.Email ?? ""));
        await browser.OpenAsync("/account/forgot");
        var unknown = await browser.SendAsync("/account/forgot", ("email", "nobody@example.org"));
        known.Html.ShouldContain("Look into your mailbox");
        Regex.Replace(known.Html, "value=\"[^\"]{80,}\"", "").ShouldBe(Regex.Replace(unknown.Html, "value=\"[^\"]{80,}\"", ""));
        (await browser.SendAsync("/account/forgot", ("email", "nonsense"))).Html.ShouldContain("Enter your e-mail address.");
    }

    [Fact]
    public async Task A_reset_link_leads_to_the_configured_address_and_works_once()
    {
        var person = await portal.AddPersonAsync();
        var link = await LinkAsync(person);
        link.ShouldStartWith("http://127.0.0.1");
        var path = new Uri(link).PathAndQuery;
        using var browser = new PortalBrowser(portal.Browser());
        await browser.OpenAsync(path);
        (await browser.SendAsync(path, ("Password", "a quite new phrase"))).Location.ShouldBe("/account/sign-in");
        await browser.OpenAsync("/account/sign-in");
        (await browser.SendAsync("/account/sign-in", ("Email", person.Email ?? ""), ("Password", "a quite new phrase"))).Location.ShouldBe("/");
        using var again = new PortalBrowser(portal.Browser());
        await again.OpenAsync(path);
        (await again.SendAsync(path, ("Password", "and another phrase"))).Html.ShouldContain("This link does not work any more.");
    }

    [Fact]
    public async Task A_link_for_one_person_is_no_link_for_another()
    {
        var (mine, other) = (await portal.AddPersonAsync(), await portal.AddPersonAsync());
        var path = new Uri(await LinkAsync(mine)).PathAndQuery.Replace($"person={mine.Id}&", $"person={other.Id}&", StringComparison.Ordinal);
        using var browser = new PortalBrowser(portal.Browser());
        await browser.OpenAsync(path);
        (await browser.SendAsync(path, ("Password", "a quite new phrase"))).Html.ShouldContain("This link does not work any more.");
        (await browser.SendAsync("/account/reset?person=1&token=%%%", ("Password", "a quite new phrase"))).Html.ShouldContain("This link does not work any more.");
    }

    [Fact]
    public async Task The_present_password_is_needed_for_a_new_one()
    {
        using var browser = await portal.SignInAsync(await portal.AddPersonAsync());
        await browser.OpenAsync("/account/password");
        (await browser.SendAsync("/account/password", ("Present", "wrong one here"), ("Password", "a quite new phrase"))).Html.ShouldContain("Your present password is not right.");
    }

    private Task<string> LinkAsync(Person person) => portal.InScopeAsync(async services =>
        await services.GetRequiredService<ResetLinks>().LinkAsync(await services.GetRequiredService<PortalDb>().Users.SingleAsync(p => p.Id == person.Id)));
}
