using System.Net;
using Autograder.Api.Data;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Manage;

public sealed class PackageTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task A_package_becomes_an_assignment_that_students_do_not_see_yet()
    {
        var (course, browser) = await NewCourseAsync();
        var made = await browser.SendFileAsync($"/courses/{course.Slug}/assignments/new", "package", "quiz.zip", Quiz.Zip());
        made.Location.ShouldBe($"/courses/{course.Slug}/small-quiz/manage/settings", made.Html);
        (await browser.FollowAsync(made)).Html.ShouldContain("A small quiz");
        (await portal.InDbAsync(db => db.Assignments.SingleAsync(a => a.CourseId == course.Id))).OpensAt.ShouldBeNull();

        await browser.OpenAsync($"/courses/{course.Slug}/assignments/new");
        (await browser.SendFileAsync($"/courses/{course.Slug}/assignments/new", "package", "quiz.zip", Quiz.Zip())).Location.ShouldBe($"/courses/{course.Slug}/small-quiz/manage/package");
    }

    [Fact]
    public async Task A_broken_package_lists_every_mistake_with_file_and_line_and_stores_nothing()
    {
        var (course, browser) = await NewCourseAsync();
        var answer = await browser.SendFileAsync($"/courses/{course.Slug}/assignments/new", "package", "quiz.zip", Quiz.Zip(secondKey: "nonsense", extra: "surprise: 1\ndue_too: 2"));
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Html.ShouldContain("assignment.yaml:");
        answer.Html.ShouldContain("surprise");
        answer.Html.ShouldContain("due_too");
        (await portal.InDbAsync(db => db.Assignments.CountAsync(a => a.CourseId == course.Id))).ShouldBe(0);
    }

    [Fact]
    public async Task A_package_that_comes_with_the_program_can_be_chosen()
    {
        var (course, browser) = await NewCourseAsync();
        (await browser.OpenAsync($"/courses/{course.Slug}/assignments/new")).Html.ShouldContain("bits-quiz");
        (await browser.SendAsync($"/courses/{course.Slug}/assignments/new", ("shipped", "bits-quiz"))).Location.ShouldBe($"/courses/{course.Slug}/bits-quiz/manage/settings");
        await browser.OpenAsync($"/courses/{course.Slug}/assignments/new");
        (await browser.SendAsync($"/courses/{course.Slug}/assignments/new", ("shipped", "../../etc"))).Html.ShouldContain("Choose the zip");
    }

    [Fact]
    public async Task A_new_version_is_kept_beside_the_one_that_grades_and_says_what_changed()
    {
        var taught = await TaughtCourse.MakeAsync(portal);
        using var browser = await portal.SignInAsync(taught.Instructor);
        await browser.OpenAsync($"{taught.Url}/package");
        var stored = await browser.SendFileAsync($"{taught.Url}/package", "package", "quiz.zip", Quiz.Zip("1.1.0", second: 4), ("note", "fairer"));
        stored.Location.ShouldBe($"{taught.Url}/package/2", stored.Html);
        var page = await browser.FollowAsync(stored);
        page.Html.ShouldContain("The second");
        page.Html.ShouldContain("4 → 6");
        page.Html.ShouldContain("fairer");
        (await taught.NowAsync()).PackageVersionId.ShouldBe(taught.Quiz.PackageVersionId);

        (await browser.SendFileAsync($"{taught.Url}/package", "package", "again.zip", Quiz.Zip("1.1.0", second: 4))).Location.ShouldBe($"{taught.Url}/package/2");
        (await portal.InDbAsync(db => db.PackageVersions.CountAsync(v => v.AssignmentId == taught.Quiz.Id))).ShouldBe(2);
        (await browser.SendAsync($"{taught.Url}/package/2/current")).Location.ShouldBe($"{taught.Url}/package/2");
        (await taught.NowAsync()).PackageVersionId.ShouldNotBe(taught.Quiz.PackageVersionId);
    }

    [Fact]
    public async Task A_proof_is_asked_for_once_at_a_time()
    {
        var taught = await TaughtCourse.MakeAsync(portal);
        using var browser = await portal.SignInAsync(taught.Instructor);
        await browser.OpenAsync($"{taught.Url}/package/1");
        await browser.SendAsync($"{taught.Url}/package/1/check");
        await browser.SendAsync($"{taught.Url}/package/1/check");
        (await portal.InDbAsync(db => db.Jobs.CountAsync(j => j.PackageVersionId == taught.Quiz.PackageVersionId && j.Kind == JobKind.Check))).ShouldBe(1);
        (await browser.OpenAsync($"{taught.Url}/package/1")).Html.ShouldContain("Waits in the queue");
    }

    private async Task<(Course, PortalBrowser)> NewCourseAsync()
    {
        var instructor = await portal.AddPersonAsync();
        return (await portal.AddCourseAsync((instructor, CourseRole.Instructor)), await portal.SignInAsync(instructor));
    }
}
