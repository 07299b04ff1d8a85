using System.Net;
using Autograder.Api.Data;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Assignments;

public sealed class HandInTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    private static readonly byte[] Code = "print('hello')\n"u8.ToArray();

    [Fact]
    public async Task Files_that_are_handed_in_wait_in_the_queue()
    {
        var (browser, course, assignment, student) = await ReadyAsync();
        var page = await browser.OpenAsync(StudentSeeds.UrlOf(course, assignment));
        var answer = await browser.UploadAsync(page, Submit(course, assignment), [], ("network.py", Code), ("settings.yaml", "hidden: [32]\n"u8.ToArray()));
        answer.Location.ShouldNotBeNull(answer.Html).ShouldStartWith("/submissions/");
        var submission = await portal.InDbAsync(db => db.Submissions.Include(s => s.Authors).SingleAsync(s => s.AssignmentId == assignment.Id));
        submission.State.ShouldBe(SubmissionState.Queued);
        submission.Authors.Single().PersonId.ShouldBe(student.Id);
        submission.ReceivedAt.ShouldBe(portal.Time.GetUtcNow());
        (await browser.FollowAsync(answer)).Html.ShouldContain("On its way");
        Directory.EnumerateFileSystemEntries(portal.Options.Work).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_retry_of_the_same_form_is_taken_once()
    {
        var (browser, course, assignment, _) = await ReadyAsync();
        var page = await browser.OpenAsync(StudentSeeds.UrlOf(course, assignment));
        var first = await browser.UploadAsync(page, Submit(course, assignment), [], ("network.py", Code));
        var second = await browser.UploadAsync(page, Submit(course, assignment), [], ("network.py", Code));
        second.Location.ShouldBe(first.Location);
        (await portal.InDbAsync(db => db.Submissions.CountAsync(s => s.AssignmentId == assignment.Id))).ShouldBe(1);
    }

    [Fact]
    public async Task A_refusal_says_all_reasons_and_costs_nothing()
    {
        var (browser, course, assignment, _) = await ReadyAsync(attempts: 1);
        var page = await browser.OpenAsync(StudentSeeds.UrlOf(course, assignment));
        var answer = await browser.UploadAsync(page, Submit(course, assignment), [], ("work.zip", "no zip at all"u8.ToArray()));
        var told = await browser.FollowAsync(answer);
        told.Html.ShouldContain("Your upload could not be taken");
        told.Html.ShouldContain("named like an archive");
        (await browser.OpenAsync(StudentSeeds.UrlOf(course, assignment))).Html.ShouldContain("1 attempt left");
    }

    [Fact]
    public async Task A_form_without_its_token_is_not_read()
    {
        var (browser, course, assignment, _) = await ReadyAsync();
        var forged = new PageAnswer(HttpStatusCode.OK, "", null, new HttpResponseMessage());
        (await browser.UploadAsync(forged, Submit(course, assignment), [], ("network.py", Code))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await portal.InDbAsync(db => db.Submissions.CountAsync(s => s.AssignmentId == assignment.Id))).ShouldBe(0);
        Directory.EnumerateFileSystemEntries(portal.Options.Work).ShouldBeEmpty();
    }

    [Fact]
    public async Task More_than_the_limit_is_refused_before_it_is_read_to_its_end()
    {
        var (browser, course, assignment, _) = await ReadyAsync();
        var page = await browser.OpenAsync(StudentSeeds.UrlOf(course, assignment));
        var answer = await browser.UploadAsync(page, Submit(course, assignment), [], ("huge.zip", new byte[(50 * 1024 * 1024) + 1]));
        answer.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        answer.Html.ShouldContain("larger than 50 MB");
        Directory.EnumerateFileSystemEntries(portal.Options.Work).ShouldBeEmpty();
    }

    [Fact]
    public async Task Names_that_were_sent_never_become_paths_or_markup()
    {
        var (browser, course, assignment, _) = await ReadyAsync();
        var page = await browser.OpenAsync(StudentSeeds.UrlOf(course, assignment));
        var answer = await browser.UploadAsync(page, Submit(course, assignment), [], ("../../../../tmp/escaped.py", Code), ("<script>alert(1)</script>.py", Code));
        answer.Location.ShouldNotBeNull(answer.Html);
        File.Exists("/tmp/escaped.py").ShouldBeFalse();
        using var raw = await browser.Client.GetAsync(answer.Location);
        (await raw.Content.ReadAsStringAsync()).ShouldNotContain("<script>alert");
    }

    [Fact]
    public async Task Nothing_chosen_and_too_late_are_said_plainly()
    {
        var (browser, course, assignment, _) = await ReadyAsync();
        var page = await browser.OpenAsync(StudentSeeds.UrlOf(course, assignment));
        var nothing = await browser.UploadAsync(page, Submit(course, assignment), []);
        (await browser.FollowAsync(nothing)).Html.ShouldContain("There was no file.");
    }

    [Fact]
    public async Task Staff_and_strangers_do_not_hand_in()
    {
        var (_, course, assignment, _) = await ReadyAsync();
        var stranger = await portal.AddPersonAsync();
        await portal.AddCourseAsync((stranger, CourseRole.Student));
        using var browser = await portal.SignInAsync(stranger);
        var page = await browser.OpenAsync("/account/settings");
        (await browser.UploadAsync(page, Submit(course, assignment), [], ("network.py", Code))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static string Submit(Course course, CourseAssignment assignment) => $"{StudentSeeds.UrlOf(course, assignment)}/submit";

    private async Task<(PortalBrowser Browser, Course Course, CourseAssignment Assignment, Person Student)> ReadyAsync(int? attempts = null)
    {
        var student = await portal.AddPersonAsync();
        var course = await portal.AddCourseAsync((student, CourseRole.Student));
        return (await portal.SignInAsync(student), course, await portal.AddAssignmentAsync(course, attempts: attempts), student);
    }
}
