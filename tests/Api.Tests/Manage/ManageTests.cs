using System.Net;
using Autograder.Api.Data;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Manage;

public sealed class ManageTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    private static readonly string[] Pages =
        ["", "/settings", "/package", "/package/1", "/package/1/files.zip", "/submissions", "/submissions/preview?act=Cancel&ids=1", "/submissions/uploads.zip", "/upload", "/regrade", "/statistics", "/extensions", "/publish", "/export/gradebook.csv", "/export/results.zip"];

    private static readonly string[] Forms =
        ["/settings", "/package", "/package/1/check", "/package/1/current", "/submissions/run-again", "/submissions/cancel", "/upload", "/upload/confirm", "/regrade", "/regrade/1/apply", "/regrade/1/undo", "/extensions", "/extensions/1/remove", "/publish", "/hide"];

    [Fact]
    public async Task Every_page_opens_for_who_teaches_and_is_not_there_for_anybody_else()
    {
        var taught = await TaughtCourse.MakeAsync(portal);
        await taught.GradedAsync(taught.Students[0], 3, 5);
        using var instructor = await portal.SignInAsync(taught.Instructor);
        foreach (var page in Pages.Append("/../../audit"))
        {
            var answer = await instructor.OpenAsync(page == "/../../audit" ? $"/courses/{taught.Course.Slug}/audit" : taught.Url + page);
            answer.Status.ShouldBe(page.Contains("preview", StringComparison.Ordinal) ? HttpStatusCode.Redirect : HttpStatusCode.OK, $"{page}: {answer.Html}");
        }

        var stranger = await portal.AddPersonAsync();
        await portal.AddCourseAsync((stranger, CourseRole.Instructor));
        foreach (var person in new[] { taught.Marker, taught.Students[0], stranger })
        {
            using var browser = await portal.SignInAsync(person);
            foreach (var page in Pages)
            {
                (await browser.OpenAsync(taught.Url + page)).Status.ShouldBe(HttpStatusCode.NotFound, page);
            }

            foreach (var form in Forms)
            {
                (await browser.SendAsync(taught.Url + form)).Status.ShouldBe(HttpStatusCode.NotFound, form);
            }

            (await browser.OpenAsync($"/courses/{taught.Course.Slug}/audit")).Status.ShouldBe(HttpStatusCode.NotFound);
            (await browser.OpenAsync("/admin/queue")).Status.ShouldBe(HttpStatusCode.NotFound);
        }

        (await taught.NowAsync()).PublishedAt.ShouldBeNull();
    }

    [Fact]
    public async Task Settings_are_saved_in_the_courses_time_and_written_down()
    {
        var taught = await TaughtCourse.MakeAsync(portal);
        using var browser = await portal.SignInAsync(taught.Instructor);
        await browser.OpenAsync($"{taught.Url}/settings");
        (await browser.SendAsync($"{taught.Url}/settings", ("Title", "Quiz one"), ("Opens", "2026-11-03T10:00"), ("Due", "2026-11-20T23:59"), ("Attempts", "3"), ("Release", "AfterDeadline"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var now = await taught.NowAsync();
        now.OpensAt.ShouldBe(new DateTimeOffset(2026, 11, 3, 9, 0, 0, TimeSpan.Zero));
        (now.Title, now.DueLocal, now.AttemptLimit, now.Release).ShouldBe(("Quiz one", new DateTime(2026, 11, 20, 23, 59, 0), 3, ReleaseRule.AfterDeadline));
        (await taught.ActionsAsync()).ShouldContain("assignment.changed");

        var wrong = await browser.SendAsync($"{taught.Url}/settings", ("Title", ""), ("Due", "soon"), ("Attempts", "0"), ("Release", "Never"));
        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await taught.NowAsync()).AttemptLimit.ShouldBe(3);
    }

    [Fact]
    public async Task Publishing_says_first_who_sees_what_and_can_be_taken_back()
    {
        var taught = await TaughtCourse.MakeAsync(portal);
        await taught.GradedAsync(taught.Students[0], 3, 5);
        using var browser = await portal.SignInAsync(taught.Instructor);
        var preview = await browser.OpenAsync($"{taught.Url}/publish");
        preview.Html.ShouldContain("1 student will see");
        preview.Html.ShouldContain("2 students of the course have no grade");
        await browser.SendAsync($"{taught.Url}/publish");
        (await taught.NowAsync()).PublishedAt.ShouldNotBeNull();
        await browser.OpenAsync(taught.Url);
        await browser.SendAsync($"{taught.Url}/hide");
        (await taught.NowAsync()).PublishedAt.ShouldBeNull();
        (await taught.ActionsAsync()).TakeLast(2).ShouldBe(["results.published", "results.hidden"]);
    }

    [Fact]
    public async Task Extensions_are_given_changed_and_taken_away()
    {
        var taught = await TaughtCourse.MakeAsync(portal);
        using var browser = await portal.SignInAsync(taught.Instructor);
        await browser.OpenAsync($"{taught.Url}/extensions");
        var student = $"{taught.Students[0].Id}";
        await browser.SendAsync($"{taught.Url}/extensions", ("Person", student), ("Due", "2026-11-18T12:00"), ("Reason", "ill"));
        await browser.SendAsync($"{taught.Url}/extensions", ("Person", student), ("Due", "2026-11-19T12:00"), ("Reason", "still ill"));
        var given = await portal.InDbAsync(db => db.Extensions.SingleAsync(e => e.AssignmentId == taught.Quiz.Id));
        (given.DueLocal, given.Reason).ShouldBe((new DateTime(2026, 11, 19, 12, 0, 0), "still ill"));
        (await browser.SendAsync($"{taught.Url}/extensions", ("Person", $"{taught.Marker.Id}"), ("Due", "2026-11-19T12:00"), ("Reason", "no student"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await browser.SendAsync($"{taught.Url}/extensions/{given.Id}/remove");
        (await portal.InDbAsync(db => db.Extensions.CountAsync(e => e.AssignmentId == taught.Quiz.Id))).ShouldBe(0);
    }

    [Fact]
    public async Task The_table_filters_sorts_and_ignores_what_is_no_column()
    {
        var taught = await TaughtCourse.MakeAsync(portal, "Ana Novak", "100%_ Odd", "<b>Bold</b>");
        foreach (var (student, first) in taught.Students.Zip([3, 1, 3]))
        {
            await taught.GradedAsync(student, first, 5);
        }

        using var browser = await portal.SignInAsync(taught.Instructor);
        (await browser.OpenAsync($"{taught.Url}/submissions?sort=name;drop table grades&up=true&page=-4")).Status.ShouldBe(HttpStatusCode.OK);
        var found = await browser.Client.GetStringAsync($"{taught.Url}/submissions?q=%25_");
        found.ShouldContain("100%_ Odd");
        found.ShouldNotContain("Ana Novak");
        (await browser.Client.GetStringAsync($"{taught.Url}/submissions")).ShouldNotContain("<b>Bold");
        var byTotal = (await browser.OpenAsync($"{taught.Url}/submissions?sort=total&up=true")).Html;
        byTotal.IndexOf("100%_ Odd", StringComparison.Ordinal).ShouldBeLessThan(byTotal.IndexOf("Ana Novak", StringComparison.Ordinal));
        (await browser.OpenAsync($"{taught.Url}/submissions?state=Parked")).Html.ShouldContain("No submission fits");
    }

    [Fact]
    public async Task Submissions_run_again_after_a_preview_and_only_those_of_the_assignment()
    {
        var (taught, other) = (await TaughtCourse.MakeAsync(portal), await TaughtCourse.MakeAsync(portal));
        var (own, foreign) = (await taught.GradedAsync(taught.Students[0], 3, 5), await other.GradedAsync(other.Students[0], 3, 5));
        using var browser = await portal.SignInAsync(taught.Instructor);
        (await browser.OpenAsync($"{taught.Url}/submissions/preview?act=RunAgain&ids={own}&ids={foreign}")).Html.ShouldContain("Run 1 submission again");
        await browser.SendAsync($"{taught.Url}/submissions/run-again", ("ids", $"{own}"), ("ids", $"{foreign}"));
        var states = await portal.InDbAsync(db => db.Submissions.Where(s => s.Id == own || s.Id == foreign).OrderBy(s => s.Id).Select(s => s.State).ToListAsync());
        states.ShouldBe([SubmissionState.Queued, SubmissionState.Graded]);
        await browser.SendAsync($"{taught.Url}/submissions/cancel", ("ids", $"{own}"));
        (await taught.TotalAsync(own)).ShouldBe(4);
    }

    [Fact]
    public async Task Exports_hold_names_but_no_formulas()
    {
        var taught = await TaughtCourse.MakeAsync(portal, "=HYPERLINK(1)", "../../evil");
        await taught.GradedAsync(taught.Students[0], 3, 5);
        await taught.GradedAsync(taught.Students[1], 3, 1);
        using var browser = await portal.SignInAsync(taught.Instructor);
        var csv = await browser.Client.GetStringAsync($"{taught.Url}/export/gradebook.csv");
        csv.ShouldContain("\"'=HYPERLINK(1)");
        using var zip = new System.IO.Compression.ZipArchive(await browser.Client.GetStreamAsync($"{taught.Url}/submissions/uploads.zip"));
        zip.Entries.ShouldAllBe(e => e.FullName.StartsWith("submission", StringComparison.Ordinal) && !e.FullName.Contains("..", StringComparison.Ordinal));
        using var results = new System.IO.Compression.ZipArchive(await browser.Client.GetStreamAsync($"{taught.Url}/export/results.zip"));
        results.Entries.Count.ShouldBe(3);
        (await taught.ActionsAsync()).Count(a => a == "grades.exported").ShouldBe(2);
    }

    [Fact]
    public async Task A_batch_is_shown_first_and_then_taken_once_and_nobodys_work_is_listed()
    {
        var taught = await TaughtCourse.MakeAsync(portal);
        using var browser = await portal.SignInAsync(taught.Instructor);
        var zip = Quiz.Pack(
            ("batch/Q_63210001_Ana/answers.yaml", Quiz.Answers(3, 5)), ("batch/bor kos/answers.yaml", Quiz.Answers(1, 1)), ("batch/Q_99999999_Zoe/answers.yaml", Quiz.Answers(1, 1)),
            ("batch/received.csv", "file,received\nQ_63210001_Ana,2026-11-01T10:00:00+01:00\n"));
        await browser.OpenAsync($"{taught.Url}/upload");
        var preview = await browser.SendFileAsync($"{taught.Url}/upload", "files", "batch.zip", zip, ("received", "2026-11-02T08:00"));
        preview.Html.ShouldContain("Nobody on the roster is called");
        preview.Html.ShouldContain("2 uploads will be handed in");
        (await portal.InDbAsync(db => db.Submissions.CountAsync(s => s.AssignmentId == taught.Quiz.Id))).ShouldBe(0);

        var ticket = System.Text.RegularExpressions.Regex.Match(preview.Html, "name=\"ticket\" value=\"([^\"]+)\"").Groups[1].Value;
        var done = await browser.SendAsync($"{taught.Url}/upload/confirm", ("ticket", ticket));
        done.Html.Contains("2 submissions are in the queue", StringComparison.Ordinal).ShouldBeTrue($"{done.Status} {done.Html}");
        (await browser.SendAsync($"{taught.Url}/upload/confirm", ("ticket", ticket))).Html.ShouldContain("Was there already");
        var taken = await portal.InDbAsync(db => db.Submissions.Where(s => s.AssignmentId == taught.Quiz.Id).OrderBy(s => s.ReceivedAt).Include(s => s.Authors).ToListAsync());
        taken.Select(s => (s.Authors.Single().PersonId, s.Origin)).ShouldBe([(taught.Students[0].Id, SubmissionOrigin.Batch), (taught.Students[1].Id, SubmissionOrigin.Batch)]);
        taken[0].ReceivedAt.ShouldBe(new DateTimeOffset(2026, 11, 1, 9, 0, 0, TimeSpan.Zero));
        (await browser.SendAsync($"{taught.Url}/upload/confirm", ("ticket", "forged"))).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task What_one_student_called_a_file_keeps_nobodys_work_out_of_a_batch()
    {
        var taught = await TaughtCourse.MakeAsync(portal);
        using var browser = await portal.SignInAsync(taught.Instructor);
        var zip = Quiz.Pack(
            ("Q_63210001_Ana/answers.yaml", Quiz.Answers(3, 5)), ("bor kos/answers.yaml", Quiz.Answers(1, 1)), ("bor kos/ring\u0007ing.py", "1"), ("bor kos/con.py", "1"),
            ("bor kos/../../up.py", "1"), ("bor kos/answers.YAML", "1"), ("bor kos/" + new string('n', 400), "1"), ("bor kos/zeros.csv", new string('0', 51 << 20)));
        await browser.OpenAsync($"{taught.Url}/upload");
        var preview = await browser.SendFileAsync($"{taught.Url}/upload", "files", "batch.zip", zip, ("received", "2026-11-02T08:00"));
        preview.Html.ShouldContain("2 uploads will be handed in");
        preview.Html.ShouldContain("6 files were left out");
        preview.Html.ShouldContain("has control characters in it");
    }

    [Theory]
    [InlineData("Q_63210001_Ana/")]
    [InlineData("Q_63210001_Ana/src/")]
    [InlineData("quiz hand-ins/Q_63210001_Ana/")]
    [InlineData("quiz/quiz/Q_63210001_Ana/")]
    public async Task A_batch_of_one_student_keeps_the_folder_that_says_whose_it_is(string around)
    {
        var taught = await TaughtCourse.MakeAsync(portal);
        using var browser = await portal.SignInAsync(taught.Instructor);
        await browser.OpenAsync($"{taught.Url}/upload");
        var preview = await browser.SendFileAsync($"{taught.Url}/upload", "files", "batch.zip", Quiz.Pack((around + "answers.yaml", Quiz.Answers(3, 5))), ("received", "2026-11-02T08:00"));
        preview.Html.ShouldContain("1 upload will be handed in");
    }

    [Fact]
    public async Task An_administrator_sees_the_queue_and_can_stop_a_job()
    {
        var taught = await TaughtCourse.MakeAsync(portal);
        var submission = await taught.GradedAsync(taught.Students[0], 3, 5);
        using var teacher = await portal.SignInAsync(taught.Instructor);
        await teacher.OpenAsync($"{taught.Url}/submissions");
        await teacher.SendAsync($"{taught.Url}/submissions/run-again", ("ids", $"{submission}"));
        using var admin = await portal.SignInAsync(await portal.AddPersonAsync(isAdmin: true));
        var page = await admin.OpenAsync("/admin/queue");
        page.Status.ShouldBe(HttpStatusCode.OK, page.Html);
        page.Html.ShouldContain($"Submission {submission}, attempt 1");
        var job = await portal.InDbAsync(db => db.Jobs.Where(j => j.SubmissionId == submission && j.State == JobState.Queued).Select(j => j.Id).SingleAsync());
        await admin.SendAsync($"/admin/queue/{job}/cancel");
        (await portal.InDbAsync(db => db.Jobs.Where(j => j.Id == job).Select(j => j.State).SingleAsync())).ShouldBe(JobState.Cancelled);
        await portal.InDbAsync(db => db.Jobs.Where(j => j.Id == job).ExecuteUpdateAsync(set => set.SetProperty(j => j.State, JobState.Parked).SetProperty(j => j.Fault, "no engine")));
        (await admin.OpenAsync("/admin/queue?state=Parked")).Html.ShouldContain("no engine");
        await admin.SendAsync($"/admin/queue/{job}/retry");
        (await portal.InDbAsync(db => db.Jobs.CountAsync(j => j.SubmissionId == submission && j.State == JobState.Queued))).ShouldBe(1);
    }
}
