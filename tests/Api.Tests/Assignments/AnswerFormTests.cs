using System.Net;
using System.Text;
using Autograder.Api.Data;
using Autograder.Rubrics.Grading;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Assignments;

public sealed class AnswerFormTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task The_form_asks_what_the_package_asks()
    {
        var (browser, url, _) = await ReadyAsync();
        var page = await browser.OpenAsync($"{url}/answers");
        page.Status.ShouldBe(HttpStatusCode.OK, page.Html);
        page.Html.ShouldContain("Last activation and loss for two classes");
        page.Html.ShouldContain("name=\"f:1.1\"");
        page.Html.ShouldContain("None of these");
        page.Response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("style-src-attr 'unsafe-inline'");
    }

    [Fact]
    public async Task What_is_typed_stays_and_is_read_back_without_a_script()
    {
        var (browser, url, _) = await ReadyAsync();
        var page = await browser.OpenAsync($"{url}/answers");
        var read = await browser.UploadAsync(page, $"{url}/answers", [("do", "check"), ("f:1.1", "a"), ("f:1.1", "c"), ("f:6.2", "(1 + 6)/2")]);
        read.Status.ShouldBe(HttpStatusCode.OK, read.Html);
        read.Html.ShouldContain("ticked: a, c");
        read.Html.ShouldContain("= 3.5");
        (await browser.OpenAsync($"{url}/answers")).Html.ShouldContain("value=\"(1 + 6)/2\"");
        (await browser.OpenAsync(url)).Html.ShouldContain("Go on with your answers");
    }

    [Fact]
    public async Task What_looks_like_an_escape_is_kept_as_it_was_typed()
    {
        var (browser, url, _) = await ReadyAsync();
        var page = await browser.OpenAsync($"{url}/answers");
        (await browser.SendAsync($"{url}/answers/draft", ("f:6.2", "\\u0000"))).Status.ShouldBe(HttpStatusCode.NoContent);
        (await browser.UploadAsync(page, $"{url}/answers", [("do", "save"), ("f:6.2", "\0\\u0000\0")])).Status.ShouldBe(HttpStatusCode.Redirect);
        (await browser.OpenAsync($"{url}/answers")).Html.ShouldContain("value=\"\\u0000\"");
    }

    [Fact]
    public async Task Thousands_of_empty_fields_are_no_form_of_ours()
    {
        var (browser, url, _) = await ReadyAsync();
        var token = StudentSeeds.Hidden((await browser.OpenAsync($"{url}/answers")).Html).First().Value;
        foreach (var path in new[] { $"{url}/answers", $"{url}/submit" })
        {
            var empty = string.Concat(Enumerable.Repeat(DrippingContent.Field("f:1.1", ""), 9_000));
            using var body = new DrippingContent(DrippingContent.Field("__RequestVerificationToken", token) + empty, () => Task.CompletedTask, DrippingContent.End);
            using var answer = await browser.Client.PostAsync(path, body);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }
    }

    [Fact]
    public async Task Answers_are_handed_in_as_answers_yaml_and_come_back_into_the_form()
    {
        var (browser, url, assignment) = await ReadyAsync();
        var page = await browser.OpenAsync($"{url}/answers");
        var sent = await browser.UploadAsync(page, $"{url}/answers", [("do", "hand-in"), ("f:1.1", "none"), ("f:6.2", "3.5")]);
        sent.Location.ShouldNotBeNull(sent.Html).ShouldStartWith("/submissions/");
        var record = await portal.InDbAsync(db => db.Submissions.Where(s => s.AssignmentId == assignment.Id).Select(s => s.Record).SingleAsync());
        SubmissionRecord.OfJson(Encoding.UTF8.GetBytes(record)).Files.Single().Path.ShouldBe("answers.yaml");
        var again = await browser.OpenAsync($"{url}/answers");
        again.Html.ShouldContain("These are the answers you handed in");
        again.Html.ShouldContain("value=\"3.5\"");
    }

    [Fact]
    public async Task An_answer_is_echoed_while_it_is_typed()
    {
        var (browser, url, _) = await ReadyAsync();
        await browser.OpenAsync($"{url}/answers");
        (await browser.SendAsync($"{url}/answers/echo?field=6.2", ("f:6.2", "1/4"))).Html.ShouldContain("We read this as");
        (await browser.SendAsync($"{url}/answers/echo?field=6.2", ("f:6.2", "1/"))).Html.ShouldContain("We cannot read this");
        (await browser.SendAsync($"{url}/answers/echo?field=nothing", ("f:nothing", "1"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await browser.SendWithoutTokenAsync($"{url}/answers/draft", ("f:6.2", "1"))).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Hostile_answers_are_shown_as_text()
    {
        var (browser, url, _) = await ReadyAsync();
        var page = await browser.OpenAsync($"{url}/answers");
        await browser.UploadAsync(page, $"{url}/answers", [("do", "save"), ("f:6.2", "\"><script>alert(1)</script>"), ("f:1.1", "<b>")]);
        using var raw = await browser.Client.GetAsync($"{url}/answers");
        (await raw.Content.ReadAsStringAsync()).ShouldNotContain("<script>alert");
    }

    private async Task<(PortalBrowser Browser, string Url, CourseAssignment Assignment)> ReadyAsync()
    {
        var student = await portal.AddPersonAsync();
        var course = await portal.AddCourseAsync((student, CourseRole.Student));
        var assignment = await portal.AddAssignmentAsync(course, "tum-endterm-2022", due: new DateTime(2026, 12, 1, 12, 0, 0));
        return (await portal.SignInAsync(student), StudentSeeds.UrlOf(course, assignment), assignment);
    }
}
