using System.Net;
using System.Text;
using Autograder.Api.Account;
using Autograder.Api.Data;
using Autograder.Api.Health;
using Autograder.Api.People;
using Autograder.Api.Tests.Assignments;
using Autograder.Api.Tests.Manage;
using Autograder.Api.Tests.Rest;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Security;

/// <summary>What is never written into a log, and what a log line is.</summary>
public sealed class SecretTests
{
    private const string Canary = "GRADER-CANARY-";

    [Fact]
    public async Task Logs_have_no_secret_no_name_and_nothing_that_students_wrote()
    {
        await using var portal = await PortalFactory.ListenAsync(("AUTOGRADER_MAIL", $"smtp://user:{Canary}mail-password@127.0.0.1:1?from=grader@example.org"), ("AUTOGRADER_ADDRESS", "http://localhost"));
        var taught = await TaughtCourse.MakeAsync(portal, $"{Canary}name");
        var admin = await portal.AddPersonAsync(isAdmin: true);
        using var browser = await portal.SignInAsync(taught.Students[0]);
        var url = $"/courses/{taught.Course.Slug}/{taught.Quiz.Slug}";
        await browser.UploadAsync(await browser.OpenAsync(url), $"{url}/submit", [], ($"{Canary}file\u001b[31m.yaml", Encoding.UTF8.GetBytes($"answers: {{ first: {Canary}answer }}")));
        await browser.SendAsync("/account/password", ("Present", $"{Canary}password"), ("Password", $"{Canary}new password"));
        using var nobody = new PortalBrowser(portal.Browser());
        await nobody.OpenAsync("/account/sign-in");
        await nobody.SendAsync("/account/sign-in", ("Email", $"{Canary}address@example.org"), ("Password", $"{Canary}password"));
        await nobody.SendAsync("/account/forgot", ("email", taught.Students[0].Email ?? ""));
        await nobody.SendAsync($"/account/reset?person=1&token={Canary}reset", ("Password", $"{Canary}new password"));
        await nobody.OpenAsync($"/account/invitation/{Canary}invitation");
        await nobody.SendWithoutTokenAsync($"/account/invitation/{Canary}invitation", ("Password", $"{Canary}password"));
        using var program = portal.Program($"ag_{Canary}token");
        (await program.GetAsync($"/api/v1/courses/{Canary}course")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var desk = await portal.SignInAsync(admin);
        await desk.SendAsync("/admin/people/invite", ("Name", $"{Canary}invited"), ("Email", $"{Canary}invited@example.org"));
        await desk.OpenAsync($"/admin/people?q={Canary}search\0");

        portal.Logs.Lines.Where(line => line.Contains(Canary, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_letter_that_cannot_be_sent_stops_nothing()
    {
        await using var portal = await PortalFactory.ListenAsync(("AUTOGRADER_MAIL", "smtp://127.0.0.1:1?from=grader@example.org"));
        portal.Services.GetRequiredService<Mailbox>().Post(new Letter("two@example.org\r\nBcc: three@example.org", "Hello\r\nBcc: four@example.org", "text"));
        while (!portal.Logs.Lines.Any(line => line.Contains("could not be sent", StringComparison.Ordinal)))
        {
            await Task.Delay(20);
        }

        using var client = portal.Browser();
        (await client.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public void A_line_of_the_log_stays_one_line_and_paints_nothing()
    {
        using var text = new StringWriter();
        var entry = new LogEntry<string>(LogLevel.Warning, "Category", 7, "a\r\ninfo: forged \u001b[2J\u202e \u0007", new InvalidOperationException("b\nc\u001b[0m"), (state, _) => state);
        new LineFormatter(TimeProvider.System).Write(entry, null, text);
        var line = text.ToString();
        line.TrimEnd('\r', '\n').ShouldNotContain('\n');
        line.ShouldNotContain('\u001b');
        line.ShouldNotContain('\u202e');
        line.ShouldContain("a\\u000d\\u000ainfo: forged");
    }

    [Fact]
    public async Task Links_that_go_out_by_mail_are_for_nobody_else()
    {
        await using var portal = await PortalFactory.ListenAsync(("AUTOGRADER_MAIL", "smtp://127.0.0.1:1?from=grader@example.org"));
        var instructor = await portal.AddPersonAsync();
        var course = await portal.AddCourseAsync((instructor, CourseRole.Instructor));
        using var browser = await portal.SignInAsync(instructor);
        var done = await browser.SendAsync($"/courses/{course.Slug}/roster/person", ("Name", "Ada"), ("Email", "ada@example.org"), ("Role", "Student"));
        done.Html.ShouldContain("on the way by e-mail");
        done.Html.ShouldNotContain("/account/invitation/");
        using var program = portal.Program(await portal.TokenAsync(instructor.Id));
        using var roster = new MultipartFormDataContent { { new ByteArrayContent("name,email\nBo,bo@example.org\n"u8.ToArray()), "roster", "roster.csv" } };
        using var answer = await program.PostAsync($"/api/v1/courses/{course.Slug}/roster", roster);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("\"link\":null");
    }
}
