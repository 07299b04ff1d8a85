using System.Net;
using Autograder.Api.Data;
using Autograder.Api.Tests.Assignments;
using Autograder.Reports.Tests.Samples;
using Autograder.Rubrics.Grades;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Results;

public sealed class ResultPageTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task A_student_sees_every_mark_with_its_reason()
    {
        var (student, _, assignment) = await ReadyAsync();
        var submission = await portal.AddSubmissionAsync(assignment, student, SampleGrades.Provisional());
        using var browser = await portal.SignInAsync(student);
        var page = await browser.OpenAsync($"/submissions/{submission.Id}");
        page.Status.ShouldBe(HttpStatusCode.OK, page.Html);
        page.Html.ShouldContain("23.85");
        page.Html.ShouldContain("Waits for a marker");
        foreach (var criterion in SampleItems.All.SelectMany(i => i.Criteria).Where(c => c.Proposal is not null))
        {
            page.Html.ShouldNotContain(criterion.Proposal!.Words);
        }

        page.Html.ShouldNotContain("Measured accuracy differs from the claimed one");
        page.Html.ShouldNotContain(" style=");
    }

    [Theory]
    [InlineData("")]
    [InlineData("/report.pdf")]
    [InlineData("/results.json")]
    [InlineData("/files/0")]
    [InlineData("/files/1")]
    [InlineData("/events")]
    [InlineData("/charts/0.svg")]
    public async Task Nobody_else_finds_anything(string what)
    {
        var (student, course, assignment) = await ReadyAsync();
        var submission = await portal.AddSubmissionAsync(assignment, student, SampleGrades.Provisional());
        var other = await portal.AddPersonAsync();
        await portal.InDbAsync(async db =>
        {
            db.Memberships.Add(new Membership { CourseId = course.Id, PersonId = other.Id, Role = CourseRole.Student, JoinedAt = portal.Time.GetUtcNow() });
            return await db.SaveChangesAsync();
        });
        using var browser = await portal.SignInAsync(other);
        (await browser.OpenAsync($"/submissions/{submission.Id}{what}")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var anonymous = portal.Browser();
        (await anonymous.GetAsync($"/submissions/{submission.Id}{what}")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Before_the_release_students_see_no_mark_in_any_way()
    {
        var (student, course, _) = await ReadyAsync();
        var assignment = await portal.AddAssignmentAsync(course, "tum-endterm-2022", release: ReleaseRule.WhenPublished);
        var submission = await portal.AddSubmissionAsync(assignment, student, SampleGrades.Provisional());
        using var browser = await portal.SignInAsync(student);
        var page = await browser.OpenAsync($"/submissions/{submission.Id}");
        page.Html.ShouldContain("as soon as your instructor publishes it");
        page.Html.ShouldNotContain("23.85");
        foreach (var what in new[] { "report.pdf", "results.json", "charts/0.svg", "pictures/" + SampleGrades.Assignment.Sha256 })
        {
            (await browser.OpenAsync($"/submissions/{submission.Id}/{what}")).Status.ShouldBe(HttpStatusCode.NotFound);
        }

        (await browser.SendAsync($"/submissions/{submission.Id}/requests", ("item", SampleItems.All[0].Id), ("reason", "I would like to know my marks."))).Status.ShouldBe(HttpStatusCode.NotFound);
        await portal.InDbAsync(db => db.Assignments.Where(a => a.Id == assignment.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.PublishedAt, portal.Time.GetUtcNow())));
        (await browser.OpenAsync($"/submissions/{submission.Id}")).Html.ShouldContain("23.85");
    }

    [Fact]
    public async Task Texts_that_broke_pages_elsewhere_are_shown_as_text()
    {
        var (student, _, assignment) = await ReadyAsync();
        var submission = await portal.AddSubmissionAsync(assignment, student, NastyGrade.Of(NastyTexts.All.Where(t => !t.Contains('\ud800')).ToList()));
        using var browser = await portal.SignInAsync(student);
        using var raw = await browser.Client.GetAsync($"/submissions/{submission.Id}");
        var html = await raw.Content.ReadAsStringAsync();
        raw.StatusCode.ShouldBe(HttpStatusCode.OK, html);
        html.ShouldNotContain("<script>alert");
        html.ShouldNotContain("<img src=x>");
        html.ShouldNotContain("work <b>1</b>");
    }

    [Fact]
    public async Task Files_come_as_downloads_that_nothing_runs()
    {
        var (student, _, assignment) = await ReadyAsync();
        var submission = await portal.AddSubmissionAsync(assignment, student, SampleGrades.Provisional());
        using var browser = await portal.SignInAsync(student);
        using var file = await browser.Client.GetAsync($"/submissions/{submission.Id}/files/1");
        file.Content.Headers.ContentType?.MediaType.ShouldBe("application/octet-stream");
        file.Content.Headers.ContentDisposition?.DispositionType.ShouldBe("attachment");
        file.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        file.Headers.CacheControl?.NoStore.ShouldBeTrue();
        (await browser.OpenAsync($"/submissions/{submission.Id}/files/2")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await browser.OpenAsync($"/submissions/{submission.Id}/files/-1")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_report_is_made_once_and_kept()
    {
        var (student, _, assignment) = await ReadyAsync();
        var submission = await portal.AddSubmissionAsync(assignment, student, SampleGrades.Final("ana", 0.8m, "Ana"));
        using var browser = await portal.SignInAsync(student);
        var pdf = await browser.Client.GetByteArrayAsync($"/submissions/{submission.Id}/report.pdf");
        pdf.AsSpan(0, 5).SequenceEqual("%PDF-"u8).ShouldBeTrue();
        (await portal.InDbAsync(db => db.Grades.Where(g => g.SubmissionId == submission.Id).Select(g => g.ReportBlob).SingleAsync())).ShouldNotBeNull();
        (await browser.Client.GetByteArrayAsync($"/submissions/{submission.Id}/report.pdf")).ShouldBe(pdf);
    }

    [Theory]
    [InlineData(nameof(SubmissionState.Parked), "it is our fault")]
    [InlineData(nameof(SubmissionState.Cancelled), "It cost no attempt")]
    [InlineData(nameof(SubmissionState.Superseded), "only the newer one is graded")]
    [InlineData(nameof(SubmissionState.Refused), "<b>First</b> reason")]
    public async Task What_became_of_it_is_said_in_plain_words(string stateName, string words)
    {
        var state = Enum.Parse<SubmissionState>(stateName);
        var (student, _, assignment) = await ReadyAsync();
        var submission = await portal.AddSubmissionAsync(assignment, student, state: state, refused: state == SubmissionState.Refused ? ["<b>First</b> reason", "Second reason"] : []);
        using var browser = await portal.SignInAsync(student);
        (await browser.OpenAsync($"/submissions/{submission.Id}")).Html.ShouldContain(words);
        using var raw = await browser.Client.GetAsync($"/submissions/{submission.Id}");
        (await raw.Content.ReadAsStringAsync()).ShouldNotContain("<b>First");
    }

    [Fact]
    public async Task Markers_of_a_course_without_names_see_none()
    {
        var (student, course, assignment) = await ReadyAsync("Nina Noname");
        var marker = await portal.AddPersonAsync();
        await portal.InDbAsync(async db =>
        {
            (await db.Courses.SingleAsync(c => c.Id == course.Id)).AnonymousMarking = true;
            db.Memberships.Add(new Membership { CourseId = course.Id, PersonId = marker.Id, Role = CourseRole.Marker, JoinedAt = portal.Time.GetUtcNow() });
            return await db.SaveChangesAsync();
        });
        var submission = await portal.AddSubmissionAsync(assignment, student, SampleGrades.Provisional("Nina Noname"));
        using var browser = await portal.SignInAsync(marker);
        var page = await browser.OpenAsync($"/submissions/{submission.Id}");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Html.ShouldNotContain("Noname");
        page.Html.ShouldNotContain("work <b>1</b>.zip");
        (await browser.OpenAsync($"/submissions/{submission.Id}/report.pdf")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await browser.OpenAsync($"/submissions/{submission.Id}/files/0")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nothing_is_asked_any_more_once_the_course_is_over_or_the_student_is_removed_from_it(bool isOver)
    {
        var (student, course, assignment) = await ReadyAsync();
        var submission = await portal.AddSubmissionAsync(assignment, student, SampleGrades.Provisional());
        await portal.InDbAsync(db => isOver
            ? db.Courses.Where(c => c.Id == course.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.IsArchived, true))
            : db.Memberships.Where(m => m.CourseId == course.Id && m.PersonId == student.Id).ExecuteDeleteAsync());
        using var browser = await portal.SignInAsync(student);
        var page = await browser.OpenAsync($"/submissions/{submission.Id}");
        page.Html.ShouldContain("23.85");
        page.Html.ShouldNotContain("/requests");
        (await browser.SendAsync($"/submissions/{submission.Id}/requests", ("item", SampleItems.All[0].Id), ("reason", "The second case is right as well."))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_student_asks_for_another_look_once_at_a_time_and_reads_the_answer()
    {
        var (student, _, assignment) = await ReadyAsync();
        var submission = await portal.AddSubmissionAsync(assignment, student, SampleGrades.Provisional());
        var item = SampleItems.All[0].Id;
        using var browser = await portal.SignInAsync(student);
        await browser.OpenAsync($"/submissions/{submission.Id}");
        var path = $"/submissions/{submission.Id}/requests";
        var shortOne = await browser.SendAsync(path, ("item", item), ("reason", "why"));
        shortOne.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        shortOne.Html.ShouldContain("what you think was overlooked");
        (await browser.FollowAsync(await browser.SendAsync(path, ("item", item), ("reason", "The <b>second</b> case is right as well.")))).Html.ShouldContain("Your request was sent.");
        (await browser.FollowAsync(await browser.SendAsync(path, ("item", item), ("reason", "The second case is right as well.")))).Html.ShouldContain("You have asked about this question already");
        (await browser.SendAsync(path, ("item", "no-such-item"), ("reason", "The second case is right as well."))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await browser.SendWithoutTokenAsync(path, ("item", item), ("reason", "The second case is right as well."))).Status.ShouldBe(HttpStatusCode.BadRequest);
        await portal.InDbAsync(async db =>
        {
            var request = await db.RegradeRequests.SingleAsync(r => r.SubmissionId == submission.Id);
            (request.Answer, request.AnsweredAt, request.AnsweredById, request.Changed) = ("You are right.", portal.Time.GetUtcNow(), student.Id, true);
            return await db.SaveChangesAsync();
        });
        var answered = await browser.OpenAsync($"/submissions/{submission.Id}");
        answered.Html.ShouldContain("You are right.");
        answered.Html.ShouldContain("Marks changed");
    }

    [Fact]
    public async Task Who_watches_is_told_where_it_stands()
    {
        var (student, _, assignment) = await ReadyAsync();
        var submission = await portal.AddSubmissionAsync(assignment, student, state: SubmissionState.Queued);
        using var browser = await portal.SignInAsync(student);
        (await browser.OpenAsync($"/submissions/{submission.Id}")).Html.ShouldContain("http-equiv=\"refresh\"");
        using var response = await browser.Client.GetAsync($"/submissions/{submission.Id}/events", HttpCompletionOption.ResponseHeadersRead);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("text/event-stream");
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        (await NextAsync(reader)).ShouldContain("\"over\":false");
        await portal.InDbAsync(db => db.Submissions.Where(s => s.Id == submission.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.State, SubmissionState.Graded)));
        string told;
        do
        {
            told = await NextAsync(reader);
        }
        while (!told.Contains("\"over\":true", StringComparison.Ordinal));
    }

    private static async Task<string> NextAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("data:", StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException("The stream ended.");
    }

    private async Task<(Person Student, Course Course, CourseAssignment Assignment)> ReadyAsync(string? name = null)
    {
        var student = await portal.AddPersonAsync(name);
        var course = await portal.AddCourseAsync((student, CourseRole.Student));
        return (student, course, await portal.AddAssignmentAsync(course));
    }
}
