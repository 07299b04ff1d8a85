using System.Net;
using System.Text.RegularExpressions;
using Autograder.Api.Data;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Admin;

public sealed class PeopleTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Administration_does_not_exist_for_others()
    {
        var person = await portal.AddPersonAsync();
        await portal.AddCourseAsync((person, CourseRole.Instructor));
        using var browser = await portal.SignInAsync(person);
        foreach (var path in new[] { "/admin/people", "/admin/people/invite", $"/admin/people/{person.Id}" })
        {
            (await browser.OpenAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
        }

        await browser.OpenAsync("/account/settings");
        foreach (var path in new[] { "/admin/people/invite", $"/admin/people/{person.Id}/admin", $"/admin/people/{person.Id}/lock", $"/admin/people/{person.Id}/reset-link", $"/admin/people/{person.Id}/second-step-off" })
        {
            (await browser.SendAsync(path, ("on", "true"))).Status.ShouldBe(HttpStatusCode.NotFound, path);
        }

        (await portal.InDbAsync(db => db.Users.SingleAsync(p => p.Id == person.Id))).IsAdmin.ShouldBeFalse();
    }

    [Fact]
    public async Task Administrators_find_invite_make_lock_and_help()
    {
        var admin = await portal.AddPersonAsync(isAdmin: true);
        var person = await portal.AddPersonAsync(name: PortalSeeds.Unique("Findable"));
        using var theirs = await portal.SignInAsync(person);
        using var browser = await portal.SignInAsync(admin);
        (await browser.OpenAsync($"/admin/people?q={person.DisplayName.ToUpperInvariant()}")).Html.ShouldContain(person.Email ?? "");
        (await browser.OpenAsync("/admin/people?q=%25nobody%25")).Html.ShouldContain("Nobody fits");
        (await browser.OpenAsync($"/admin/people/{person.Id}")).Html.ShouldContain("Make an administrator");
        await browser.SendAsync($"/admin/people/{person.Id}/lock", ("on", "true"));
        (await theirs.OpenAsync("/")).Status.ShouldBe(HttpStatusCode.Redirect);
        await theirs.OpenAsync("/account/sign-in");
        (await theirs.SendAsync("/account/sign-in", ("Email", person.Email ?? ""), ("Password", PortalSeeds.Password))).Html.ShouldContain("do not fit together");
        await browser.SendAsync($"/admin/people/{person.Id}/lock", ("on", "false"));
        (await theirs.SendAsync("/account/sign-in", ("Email", person.Email ?? ""), ("Password", PortalSeeds.Password))).Location.ShouldBe("/");
        await browser.SendAsync($"/admin/people/{person.Id}/admin", ("on", "true"));
        (await portal.InDbAsync(db => db.Users.SingleAsync(p => p.Id == person.Id))).IsAdmin.ShouldBeTrue();
        var link = await browser.SendAsync($"/admin/people/{person.Id}/reset-link");
        var path = Regex.Match(link.Html, "/account/reset\\?person=\\d+&token=[\\w-]+").Value;
        using var fresh = new PortalBrowser(portal.Browser());
        await fresh.OpenAsync(path);
        (await fresh.SendAsync(path, ("Password", "a quite new phrase"))).Location.ShouldBe("/account/sign-in");
        await browser.OpenAsync("/admin/people/invite");
        (await browser.SendAsync("/admin/people/invite", ("Name", "New"), ("Email", $"{PortalSeeds.Unique("new")}@example.org"))).Html.ShouldContain("/account/invitation/");
        (await browser.SendAsync("/admin/people/invite", ("Name", "New"), ("Email", person.Email ?? ""))).Html.ShouldContain("There is an account with this e-mail address already.");
        (await portal.InDbAsync(db => db.Audit.Where(a => a.PersonId == admin.Id).Select(a => a.Action).Distinct().ToListAsync()))
            .ShouldBe(["account.locked", "account.unlocked", "account.admin.on", "account.reset-link", "account.invited"], ignoreOrder: true);
    }
}
