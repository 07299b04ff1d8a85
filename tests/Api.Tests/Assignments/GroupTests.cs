using Autograder.Api.Data;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Assignments;

public sealed class GroupTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Students_ask_and_join_and_leave()
    {
        var (ana, bor) = (await portal.AddPersonAsync("Ana"), await portal.AddPersonAsync("Bor"));
        var course = await portal.AddCourseAsync((ana, CourseRole.Student), (bor, CourseRole.Student));
        var url = StudentSeeds.UrlOf(course, await portal.AddAssignmentAsync(course));
        using var first = await portal.SignInAsync(ana);
        using var second = await portal.SignInAsync(bor);
        await first.OpenAsync(url);
        (await first.FollowAsync(await first.SendAsync($"{url}/group/ask", ("whom", (bor.Email ?? "").ToUpperInvariant())))).Html.ShouldContain("has not answered yet");
        var asked = await second.OpenAsync(url);
        asked.Html.ShouldContain("Ana would like to work with you.");
        var team = System.Text.RegularExpressions.Regex.Match(asked.Html, "name=\"team\" value=\"(\\d+)\"").Groups[1].Value;
        (await second.FollowAsync(await second.SendAsync($"{url}/group/accept", ("team", team)))).Html.ShouldContain("You work together now.");
        (await first.OpenAsync(url)).Html.ShouldContain("Bor");
        (await second.FollowAsync(await second.SendAsync($"{url}/group/leave"))).Html.ShouldContain("You left the group.");
    }

    [Fact]
    public async Task Only_students_of_the_course_are_found()
    {
        var (ana, stranger) = (await portal.AddPersonAsync("Ana"), await portal.AddPersonAsync("Stranger"));
        var course = await portal.AddCourseAsync((ana, CourseRole.Student));
        var url = StudentSeeds.UrlOf(course, await portal.AddAssignmentAsync(course));
        using var browser = await portal.SignInAsync(ana);
        await browser.OpenAsync(url);
        (await browser.FollowAsync(await browser.SendAsync($"{url}/group/ask", ("whom", stranger.Email ?? "")))).Html.ShouldContain("No student of this course has that");
        (await browser.FollowAsync(await browser.SendAsync($"{url}/group/ask", ("whom", ana.Email ?? "")))).Html.ShouldContain("That is you");
    }

    [Fact]
    public async Task A_group_that_has_handed_in_stays_as_it_is()
    {
        var (ana, bor) = (await portal.AddPersonAsync("Ana"), await portal.AddPersonAsync("Bor"));
        var course = await portal.AddCourseAsync((ana, CourseRole.Student), (bor, CourseRole.Student));
        var assignment = await portal.AddAssignmentAsync(course);
        await portal.AddSubmissionAsync(assignment, ana, state: SubmissionState.Queued);
        var url = StudentSeeds.UrlOf(course, assignment);
        using var browser = await portal.SignInAsync(ana);
        (await browser.OpenAsync(url)).Html.ShouldContain("so the group stays as it is");
        (await browser.FollowAsync(await browser.SendAsync($"{url}/group/ask", ("whom", bor.Email ?? "")))).Html.ShouldContain("Something was handed in already");
        (await browser.FollowAsync(await browser.SendAsync($"{url}/group/leave"))).Html.ShouldContain("Something was handed in already");
        (await portal.InDbAsync(db => db.TeamMembers.CountAsync(m => m.AssignmentId == assignment.Id))).ShouldBe(1);
    }

    [Fact]
    public async Task Two_tabs_at_once_make_one_group()
    {
        var people = new List<Person>();
        for (var i = 0; i < 4; i++)
        {
            people.Add(await portal.AddPersonAsync());
        }

        var course = await portal.AddCourseAsync([.. people.Select(p => (p, CourseRole.Student))]);
        var assignment = await portal.AddAssignmentAsync(course);
        var url = StudentSeeds.UrlOf(course, assignment);
        using var browser = await portal.SignInAsync(people[0]);
        var answers = await Task.WhenAll(people.Skip(1).Concat(people.Skip(1)).Select(p => browser.SendAsync($"{url}/group/ask", ("whom", p.Email ?? ""))));
        answers.ShouldAllBe(answer => answer.Location == $"{url}#group");
        (await portal.InDbAsync(db => db.Teams.CountAsync(t => t.AssignmentId == assignment.Id))).ShouldBe(1);
        (await portal.InDbAsync(db => db.TeamMembers.Where(m => m.AssignmentId == assignment.Id).GroupBy(m => m.PersonId).AllAsync(g => g.Count() == 1))).ShouldBeTrue();
    }

    [Fact]
    public async Task Two_groups_that_are_accepted_at_once_are_not_both_joined()
    {
        var (ana, bor, cene) = (await portal.AddPersonAsync(), await portal.AddPersonAsync(), await portal.AddPersonAsync());
        var course = await portal.AddCourseAsync((ana, CourseRole.Student), (bor, CourseRole.Student), (cene, CourseRole.Student));
        var assignment = await portal.AddAssignmentAsync(course);
        var url = StudentSeeds.UrlOf(course, assignment);
        foreach (var asking in new[] { ana, bor })
        {
            using var one = await portal.SignInAsync(asking);
            await one.SendAsync($"{url}/group/ask", ("whom", cene.Email ?? ""));
        }

        var teams = await portal.InDbAsync(db => db.TeamMembers.Where(m => m.AssignmentId == assignment.Id && m.PersonId == cene.Id).Select(m => m.TeamId).ToListAsync());
        using var browser = await portal.SignInAsync(cene);
        var answers = await Task.WhenAll(teams.Select(team => browser.SendAsync($"{url}/group/accept", ("team", $"{team}"))));
        answers.ShouldAllBe(answer => answer.Location == $"{url}#group");
        (await portal.InDbAsync(db => db.TeamMembers.CountAsync(m => m.AssignmentId == assignment.Id && m.PersonId == cene.Id && m.AcceptedAt != null))).ShouldBe(1);
    }
}
