using System.Net;
using System.Text;
using Autograder.Api.Account;
using Autograder.Api.Data;
using Autograder.Api.People;
using Autograder.Api.Tests.Assignments;
using Autograder.Api.Tests.Manage;
using Autograder.Api.Tests.Rest;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Security;

/// <summary>Who one is, and stays.</summary>
public sealed class SessionTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Theory]
    [InlineData("autograder=forged")]
    [InlineData("autograder=CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("autograder=; autograder_second_step=eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.")]
    public async Task A_session_that_we_did_not_make_is_nobodys(string cookie)
    {
        using var client = portal.Browser();
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        using var answer = await client.GetAsync("/account/settings");
        answer.Headers.Location?.OriginalString.ShouldStartWith("/account/sign-in?");
    }

    [Fact]
    public async Task What_was_there_before_signing_in_is_worth_nothing_after_it()
    {
        var person = await portal.AddPersonAsync();
        using var browser = new PortalBrowser(portal.Browser());
        await browser.OpenAsync("/account/sign-in");
        var before = browser.Token;
        (await browser.SendAsync("/account/sign-in", ("Email", person.Email ?? ""), ("Password", PortalSeeds.Password))).Location.ShouldBe("/");

        // whoever planted the form's token, or saw it, does nothing with it now
        using var forged = new FormUrlEncodedContent(new Dictionary<string, string> { ["Name"] = "Planted", ["__RequestVerificationToken"] = before ?? "" });
        using var answer = await browser.Client.PostAsync("/account/settings", forged);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task Nothing_leads_to_other_sites(string to)
    {
        using var browser = new PortalBrowser(portal.Browser());
        await browser.OpenAsync("/account/sign-in");
        (await browser.SendAsync("/account/language", ("language", "en"), ("returnUrl", to))).Location.ShouldBe("/");
        (await browser.SendAsync("/account/theme", ("theme", "dark"), ("returnUrl", to))).Location.ShouldBe("/");
        (await browser.OpenAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(to)}")).Html.ShouldMatch("name=\"ReturnUrl\"[^>]*value=\"/\"");
    }

    [Fact]
    public async Task Ways_back_may_have_letters_of_any_language()
    {
        using var browser = new PortalBrowser(portal.Browser());
        await browser.OpenAsync("/account/sign-in");
        (await browser.SendAsync("/account/language", ("language", "en"), ("returnUrl", "/courses/dl/aufgabe/marking/größe?q=Žiga&😀"))).Location
            .ShouldBe("/courses/dl/aufgabe/marking/gr%C3%B6%C3%9Fe?q=%C5%BDiga&%F0%9F%98%80");
        (await browser.SendAsync("/account/theme", ("theme", "dark"), ("returnUrl", "/。evil.example"))).Location.ShouldBe("/%E3%80%82evil.example");
    }

    [Fact]
    public async Task More_than_a_form_has_is_not_taken()
    {
        var taught = await TaughtCourse.MakeAsync(portal);
        var student = taught.Students[0];
        using var browser = await portal.SignInAsync(student);
        (string, string)[] more = [("IsAdmin", "true"), ("Email", "admin@example.org"), ("EmailConfirmed", "true"), ("LockoutEnd", ""), ("SecurityStamp", "x"), ("Id", "1"), ("Person.IsAdmin", "true"), ("Memberships[0].Role", "Instructor")];
        (await browser.SendAsync("/account/settings", [("Name", "Ana"), .. more])).Location.ShouldBe("/account/settings");
        var now = await portal.InDbAsync(db => db.Users.AsNoTracking().SingleAsync(p => p.Id == student.Id));
        (now.IsAdmin, now.Email, now.SecurityStamp).ShouldBe((false, student.Email, student.SecurityStamp));

        var url = $"/courses/{taught.Course.Slug}/{taught.Quiz.Slug}";
        var sent = await browser.UploadAsync(
            await browser.OpenAsync(url), $"{url}/submit", [("Counts", "false"), ("State", "Graded"), ("ReceivedAt", "2020-01-01T00:00:00Z"), ("SubmittedBy", "1"), ("Origin", "Batch"), ("Number", "0"), ("TeamId", "1")],
            ("answers.yaml", Encoding.UTF8.GetBytes(Quiz.Answers(3, 5))));
        var submission = await portal.FindAsync(long.Parse(sent.Location.ShouldNotBeNull().Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture));
        (submission.Counts, submission.State, submission.Origin, submission.SubmittedById, submission.ReceivedAt).ShouldBe((true, SubmissionState.Queued, SubmissionOrigin.Portal, student.Id, portal.Time.GetUtcNow()));

        using var program = portal.Program(await portal.TokenAsync(student.Id));
        using var body = new StringContent("""{"item":"first","reason":"I think this is right.","answer":"Yes","changed":true}""", Encoding.UTF8, "application/json");
        (await program.PostAsync($"/api/v1/submissions/{submission.Id}/requests", body)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_locked_account_is_out_at_once_with_its_programs()
    {
        var (person, admin) = (await portal.AddPersonAsync(), await portal.AddPersonAsync(isAdmin: true));
        using var browser = await portal.SignInAsync(person);
        using var program = portal.Program(await portal.TokenAsync(person.Id));
        (await program.GetAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var desk = await portal.SignInAsync(admin);
        (await desk.SendAsync($"/admin/people/{person.Id}/lock", ("on", "true"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await program.GetAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await browser.OpenAsync("/account/settings")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await desk.SendAsync($"/admin/people/{person.Id}/lock", ("on", "false"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await program.GetAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_invites_somebody_gets_into_no_course_of_others_with_the_link()
    {
        var (one, other) = (await portal.AddPersonAsync(), await portal.AddPersonAsync());
        var (own, foreign) = (await portal.AddCourseAsync((one, CourseRole.Instructor)), await portal.AddCourseAsync((other, CourseRole.Instructor)));
        var email = $"{PortalSeeds.Unique("guest")}@example.org";
        var (path, theirs) = await portal.InScopeAsync(async services =>
        {
            var invitations = services.GetRequiredService<Invitations>();
            var (_, first) = invitations.Add(email, "Guest", one.Viewer(), new InvitedMembership { CourseId = own.Id, Role = CourseRole.Student });
            var (_, second) = invitations.Add(email, "Guest", other.Viewer(), new InvitedMembership { CourseId = foreign.Id, Role = CourseRole.Instructor });
            await services.GetRequiredService<PortalDb>().SaveChangesAsync();
            return (first, second);
        });
        using var browser = new PortalBrowser(portal.Browser());
        await browser.OpenAsync(path);
        (await browser.SendAsync(path, ("Name", "Guest"), ("Password", PortalSeeds.Password))).Location.ShouldBe("/");
        (await browser.OpenAsync($"/courses/{own.Slug}")).Status.ShouldBe(HttpStatusCode.OK);
        (await browser.OpenAsync($"/courses/{foreign.Slug}")).Status.ShouldBe(HttpStatusCode.NotFound);

        // the other link still leads there, whoever else is signed in gets nothing of it
        using var stranger = await portal.SignInAsync(one);
        (await stranger.OpenAsync(theirs)).Html.ShouldContain("Sign in with");
        (await stranger.SendAsync(theirs)).Html.ShouldContain("Sign in with");
        (await browser.OpenAsync(theirs)).Html.ShouldContain("Join");
        (await browser.SendAsync(theirs)).Location.ShouldBe("/");
        (await browser.OpenAsync($"/courses/{foreign.Slug}/roster")).Status.ShouldBe(HttpStatusCode.OK);
        (await browser.OpenAsync(theirs)).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
