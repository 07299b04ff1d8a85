using System.Net;
using Autograder.Api.Account;
using Autograder.Api.Data;
using Autograder.Api.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Account;

public sealed class InvitationTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task An_invitation_makes_one_account_in_its_course_once()
    {
        var admin = await portal.AddPersonAsync(isAdmin: true);
        var course = await portal.AddCourseAsync();
        var (path, email) = await InviteAsync(admin, course);
        using var browser = new PortalBrowser(portal.Browser());
        var page = await browser.OpenAsync(path);
        page.Html.ShouldContain(course.Title);
        page.Html.ShouldContain("autocomplete=\"new-password\"");
        (await browser.SendAsync(path, ("Name", "Ada"), ("Password", "short"))).Html.ShouldContain("at least 10 characters");
        // More than the form has is not taken.
        var made = await browser.SendAsync(path, ("Name", "Ada"), ("Password", PortalSeeds.Password), ("IsAdmin", "true"), ("Email", "else@example.org"));
        made.Location.ShouldBe("/");
        (await browser.FollowAsync(made)).Html.ShouldContain(course.Title);
        var person = await portal.InDbAsync(db => db.Users.SingleAsync(p => p.Email == email));
        person.IsAdmin.ShouldBeFalse();
        (await portal.InDbAsync(db => db.Memberships.SingleAsync(m => m.PersonId == person.Id))).Role.ShouldBe(CourseRole.Student);

        using var second = new PortalBrowser(portal.Browser());
        (await second.OpenAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await second.OpenAsync("/account/sign-in")).Status.ShouldBe(HttpStatusCode.OK);
        (await second.SendAsync(path, ("Name", "Eve"), ("Password", PortalSeeds.Password))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Two_who_follow_a_link_at_once_make_one_account()
    {
        var (path, email) = await InviteAsync(await portal.AddPersonAsync(isAdmin: true), await portal.AddCourseAsync());
        var browsers = Enumerable.Range(0, 4).Select(_ => new PortalBrowser(portal.Browser())).ToList();
        foreach (var browser in browsers)
        {
            await browser.OpenAsync(path);
        }

        var answers = await Task.WhenAll(browsers.Select(browser => browser.SendAsync(path, ("Name", "Ada"), ("Password", PortalSeeds.Password))));
        answers.Count(answer => answer.Location == "/").ShouldBe(1);
        (await portal.InDbAsync(db => db.Users.CountAsync(p => p.Email == email))).ShouldBe(1);
    }

    [Fact]
    public async Task Links_of_two_people_followed_at_once_make_one_account_and_no_fault_of_ours()
    {
        var (course, email) = (await portal.AddCourseAsync(), $"{PortalSeeds.Unique("guest")}@example.org");
        var paths = await portal.InScopeAsync(async services =>
        {
            var invitations = services.GetRequiredService<Invitations>();
            var made = new List<string>();
            foreach (var by in new[] { await portal.AddPersonAsync(), await portal.AddPersonAsync(), await portal.AddPersonAsync() })
            {
                made.Add(invitations.Add(email, "Guest", by.Viewer(), new InvitedMembership { CourseId = course.Id, Role = CourseRole.Student }).Path);
            }

            await services.GetRequiredService<PortalDb>().SaveChangesAsync();
            return made;
        });
        var browsers = paths.ConvertAll(_ => new PortalBrowser(portal.Browser()));
        await Task.WhenAll(browsers.Zip(paths, (browser, path) => browser.OpenAsync(path)));
        var answers = await Task.WhenAll(browsers.Zip(paths, (browser, path) => browser.SendAsync(path, ("Name", "Ada"), ("Password", PortalSeeds.Password))));
        answers.ShouldAllBe(answer => (int)answer.Status < 500);
        answers.Count(answer => answer.Location == "/").ShouldBe(1);
        (await portal.InDbAsync(db => db.Users.CountAsync(p => p.Email == email))).ShouldBe(1);
    }

    [Fact]
    public async Task A_link_that_never_was_or_has_run_out_leads_to_the_same_page()
    {
        var (path, _) = await InviteAsync(await portal.AddPersonAsync(isAdmin: true), await portal.AddCourseAsync(), expired: true);
        using var browser = new PortalBrowser(portal.Browser());
        var expired = await browser.OpenAsync(path);
        var wrong = await browser.OpenAsync("/account/invitation/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        expired.Status.ShouldBe(HttpStatusCode.NotFound);
        wrong.Status.ShouldBe(HttpStatusCode.NotFound);
        wrong.Html.ShouldContain("This link does not work");
        expired.Html.ShouldContain("This link does not work");
    }

    [Fact]
    public async Task Only_the_hash_of_a_link_is_kept()
    {
        var (path, email) = await InviteAsync(await portal.AddPersonAsync(isAdmin: true), await portal.AddCourseAsync());
        var token = path.Split('/')[^1];
        (await portal.InDbAsync(db => db.Invitations.SingleAsync(i => i.Email == email))).TokenHash.ShouldBe(SecretToken.HashOf(token));
        SecretToken.HashOf(token).ShouldNotContain(token);
    }

    [Fact]
    public async Task The_first_invitation_is_of_an_administrator()
    {
        var email = $"{PortalSeeds.Unique("first")}@example.org";
        var path = await portal.InScopeAsync(async services =>
        {
            var (_, link) = services.GetRequiredService<Invitations>().Add(email, "First", null);
            await services.GetRequiredService<PortalDb>().SaveChangesAsync();
            return link;
        });
        using var browser = new PortalBrowser(portal.Browser());
        await browser.OpenAsync(path);
        (await browser.SendAsync(path, ("Name", "First"), ("Password", PortalSeeds.Password))).Location.ShouldBe("/");
        (await portal.InDbAsync(db => db.Users.SingleAsync(p => p.Email == email))).IsAdmin.ShouldBeTrue();
    }

    private async Task<(string Path, string Email)> InviteAsync(Person by, Course course, bool expired = false)
    {
        var email = $"{PortalSeeds.Unique("guest")}@example.org";
        var path = await portal.InScopeAsync(async services =>
        {
            var (_, link) = services.GetRequiredService<Invitations>().Add(email, "Guest", new Viewer(by.Id, "", true, "en", null, true), new InvitedMembership { CourseId = course.Id, Role = CourseRole.Student });
            await services.GetRequiredService<PortalDb>().SaveChangesAsync();
            return link;
        });
        if (expired)
        {
            await portal.InDbAsync(db => db.Invitations.Where(i => i.Email == email).ExecuteUpdateAsync(set => set.SetProperty(i => i.ExpiresAt, portal.Time.GetUtcNow().AddSeconds(-1))));
        }

        return (path, email);
    }
}
