using System.Net;
using Autograder.Api.Data;
using Autograder.Reports.Tests.Samples;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Assignments;

public sealed class AssignmentPageTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task A_student_reads_the_task_with_formulas_and_what_to_hand_in()
    {
        var (student, course) = await CourseOfAsync();
        var assignment = await portal.AddAssignmentAsync(course, attempts: 3);
        using var browser = await portal.SignInAsync(student);
        var page = await browser.OpenAsync(StudentSeeds.UrlOf(course, assignment));
        page.Status.ShouldBe(HttpStatusCode.OK, page.Html);
        page.Html.ShouldContain("<math");
        page.Html.ShouldContain("What to write");
        page.Html.ShouldContain("3 attempts left");
        page.Html.ShouldContain("you keep 50 % of your marks");
        page.Html.ShouldContain("*.py");
        page.Html.ShouldContain("Nothing yet.");
    }

    [Fact]
    public async Task The_starter_comes_as_a_zip()
    {
        var (student, course) = await CourseOfAsync();
        var assignment = await portal.AddAssignmentAsync(course);
        using var browser = await portal.SignInAsync(student);
        using var zip = await browser.Client.GetAsync($"{StudentSeeds.UrlOf(course, assignment)}/starter.zip");
        zip.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var archive = new System.IO.Compression.ZipArchive(await zip.Content.ReadAsStreamAsync());
        archive.Entries.ShouldContain(e => e.FullName == "digits-mlp-starter/network_template.py");
        (await browser.OpenAsync($"{StudentSeeds.UrlOf(course, assignment)}/pictures/assignment.yaml")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await browser.OpenAsync($"{StudentSeeds.UrlOf(course, assignment)}/pictures/reference%2Fnetwork.py")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Strangers_and_those_who_come_too_early_find_nothing()
    {
        var (student, course) = await CourseOfAsync();
        var (stranger, _) = await CourseOfAsync();
        var open = await portal.AddAssignmentAsync(course);
        var closed = await portal.AddAssignmentAsync(course, package: "bits-quiz", opensIn: TimeSpan.FromDays(1));
        using var outside = await portal.SignInAsync(stranger);
        (await outside.OpenAsync(StudentSeeds.UrlOf(course, open))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await outside.OpenAsync($"{StudentSeeds.UrlOf(course, open)}/starter.zip")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var inside = await portal.SignInAsync(student);
        (await inside.OpenAsync(StudentSeeds.UrlOf(course, closed))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Marks_of_attempts_show_only_once_they_are_released()
    {
        var (student, course) = await CourseOfAsync();
        var hidden = await portal.AddAssignmentAsync(course, release: ReleaseRule.WhenPublished);
        await portal.AddSubmissionAsync(hidden, student, SampleGrades.Provisional());
        using var browser = await portal.SignInAsync(student);
        var page = await browser.OpenAsync(StudentSeeds.UrlOf(course, hidden));
        page.Html.ShouldContain("Attempt 1");
        page.Html.ShouldContain("results are not out yet");
        page.Html.ShouldNotContain("23.85");
    }

    private async Task<(Person Student, Course Course)> CourseOfAsync()
    {
        var student = await portal.AddPersonAsync();
        return (student, await portal.AddCourseAsync((student, CourseRole.Student)));
    }
}
