using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Autograder.Api.Account;
using Autograder.Api.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Courses;

public sealed class RosterTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task A_list_is_shown_before_it_happens_and_then_invites_adds_and_changes()
    {
        var (instructor, known, member) = (await portal.AddPersonAsync(), await portal.AddPersonAsync(), await portal.AddPersonAsync());
        var course = await portal.AddCourseAsync((instructor, CourseRole.Instructor), (member, CourseRole.Student));
        var guest = $"{PortalSeeds.Unique("guest")}@example.org";
        var csv = $"name;email;student_id;section;role\nGuest;{guest};111;A;student\nKnown;{known.Email};222;B;marker\nMember;{member.Email};333;;\n";
        using var browser = await portal.SignInAsync(instructor);
        var url = $"/courses/{course.Slug}/roster";
        await browser.OpenAsync($"{url}/add");
        var preview = await browser.SendFileAsync($"{url}/preview", "list", "list.csv", Encoding.UTF8.GetBytes(csv));
        preview.Html.ShouldContain("1 person is invited.");
        preview.Html.ShouldContain("1 person with an account joins.");
        preview.Html.ShouldContain("1 person changes.");
        (await CountAsync(course)).ShouldBe(2);

        var done = await browser.SendAsync($"{url}/apply", ("csv", csv));
        done.Html.ShouldContain("/account/invitation/");
        (await CountAsync(course)).ShouldBe(3);
        (await portal.InDbAsync(db => db.Memberships.SingleAsync(m => m.CourseId == course.Id && m.PersonId == known.Id))).Role.ShouldBe(CourseRole.Marker);
        (await portal.InDbAsync(db => db.Memberships.SingleAsync(m => m.CourseId == course.Id && m.PersonId == member.Id))).StudentId.ShouldBe("333");
        (await browser.OpenAsync(url)).Html.ShouldContain(guest);

        // The same list again changes nothing.
        await browser.OpenAsync($"{url}/add");
        (await browser.SendFileAsync($"{url}/preview", "list", "list.csv", Encoding.UTF8.GetBytes(csv))).Html.ShouldContain("3 people stay as they are.");

        // The link makes the account, and the account is in the course.
        var path = Regex.Match(done.Html, "/account/invitation/[\\w-]+").Value;
        using var guests = new PortalBrowser(portal.Browser());
        await guests.OpenAsync(path);
        await guests.SendAsync(path, ("Name", "Guest"), ("Password", PortalSeeds.Password));
        (await portal.InDbAsync(db => db.Memberships.SingleAsync(m => m.CourseId == course.Id && m.StudentId == "111"))).Section.ShouldBe("A");
    }

    [Fact]
    public async Task The_same_list_by_two_clicks_at_once_is_taken_once_and_nobody_is_told_of_a_fault()
    {
        var (instructor, known) = (await portal.AddPersonAsync(), await portal.AddPersonAsync());
        var course = await portal.AddCourseAsync((instructor, CourseRole.Instructor));
        var guest = $"{PortalSeeds.Unique("guest")}@example.org";
        using var browser = await portal.SignInAsync(instructor);
        await browser.OpenAsync($"/courses/{course.Slug}/roster/add");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => browser.SendAsync($"/courses/{course.Slug}/roster/apply", ("csv", $"name,email,role\nGuest,{guest},student\nKnown,{known.Email},marker\n"))));
        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.OK);
        (await CountAsync(course)).ShouldBe(2);
        (await portal.InDbAsync(db => db.Invitations.CountAsync(invitation => invitation.Email == guest))).ShouldBe(1);
    }

    [Fact]
    public async Task All_problems_of_a_list_are_told_at_once_with_their_lines()
    {
        var instructor = await portal.AddPersonAsync();
        var course = await portal.AddCourseAsync((instructor, CourseRole.Instructor));
        using var browser = await portal.SignInAsync(instructor);
        var csv = $"name,email,student_id,section,role\n,a@example.org,1,,\nB,no address,1,,\nC,c@example.org,,,professor\nD,c@example.org,,,\nE,{instructor.Email},,,student\n";
        await browser.OpenAsync($"/courses/{course.Slug}/roster/add");
        var answer = await browser.SendFileAsync($"/courses/{course.Slug}/roster/preview", "list", "list.csv", Encoding.UTF8.GetBytes(csv));
        answer.Html.ShouldContain("Line 2: the name is missing");
        answer.Html.ShouldContain("Line 3: 'no address' is no e-mail address.");
        answer.Html.ShouldContain("Line 4: 'professor' is no role");
        answer.Html.ShouldContain("Lines 4, 5: the same e-mail address");
        answer.Html.ShouldContain("Lines 2, 3: the same student id");
        (await CountAsync(course)).ShouldBe(1);
        (await browser.SendAsync($"/courses/{course.Slug}/roster/apply", ("csv", csv))).Html.ShouldContain("Nothing was changed.");
        (await browser.SendAsync($"/courses/{course.Slug}/roster/apply", ("csv", $"name,email,role\nE,{instructor.Email},student"))).Html.ShouldContain("is an instructor here");
        (await browser.SendAsync($"/courses/{course.Slug}/roster/apply", ("csv", ""))).Html.ShouldContain("The list is empty.");
    }

    [Fact]
    public async Task Somebody_has_to_be_left_who_can_run_the_course()
    {
        var (first, second) = (await portal.AddPersonAsync(), await portal.AddPersonAsync());
        var course = await portal.AddCourseAsync((first, CourseRole.Instructor), (second, CourseRole.Student));
        using var browser = await portal.SignInAsync(first);
        var url = $"/courses/{course.Slug}/roster";
        await browser.OpenAsync($"{url}/{first.Id}");
        (await browser.SendAsync($"{url}/{first.Id}", ("Role", "Student"))).Html.ShouldContain("This is the only instructor.");
        (await browser.FollowAsync(await browser.SendAsync($"{url}/{first.Id}/remove"))).Html.ShouldContain("This is the only instructor.");
        (await browser.SendAsync($"{url}/{second.Id}", ("Role", "Instructor"), ("Section", "A"))).Location.ShouldBe(url);
        (await browser.SendAsync($"{url}/{first.Id}/remove")).Location.ShouldBe(url);
        (await browser.OpenAsync(url)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await portal.InDbAsync(db => db.Audit.CountAsync(a => a.CourseId == course.Id && a.Action == "roster.removed"))).ShouldBe(1);
    }

    [Fact]
    public async Task Two_instructors_cannot_remove_each_other_at_once()
    {
        var (first, second) = (await portal.AddPersonAsync(), await portal.AddPersonAsync());
        var course = await portal.AddCourseAsync((first, CourseRole.Instructor), (second, CourseRole.Instructor));
        using var a = await portal.SignInAsync(first);
        using var b = await portal.SignInAsync(second);
        await Task.WhenAll(a.SendAsync($"/courses/{course.Slug}/roster/{second.Id}/remove"), b.SendAsync($"/courses/{course.Slug}/roster/{first.Id}/remove"));
        (await CountAsync(course)).ShouldBe(1);
    }

    [Fact]
    public async Task The_roster_is_nobody_elses_business()
    {
        var (instructor, marker, student, foreign) = (await portal.AddPersonAsync(), await portal.AddPersonAsync(), await portal.AddPersonAsync(), await portal.AddPersonAsync());
        var course = await portal.AddCourseAsync((instructor, CourseRole.Instructor), (marker, CourseRole.Marker), (student, CourseRole.Student));
        await portal.AddCourseAsync((foreign, CourseRole.Instructor));
        foreach (var person in new[] { marker, student, foreign })
        {
            using var browser = await portal.SignInAsync(person);
            var url = $"/courses/{course.Slug}/roster";
            foreach (var path in new[] { url, $"{url}/add", $"{url}/{student.Id}" })
            {
                (await browser.OpenAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
            }

            await browser.OpenAsync("/account/settings");
            foreach (var path in new[] { $"{url}/preview", $"{url}/apply", $"{url}/person", $"{url}/{student.Id}", $"{url}/{student.Id}/remove", $"{url}/invitations/1/again", $"{url}/invitations/1/withdraw" })
            {
                (await browser.SendAsync(path, ("csv", "name,email\nEve,eve@example.org"), ("Role", "Instructor"))).Status.ShouldBe(HttpStatusCode.NotFound, path);
            }
        }

        (await CountAsync(course)).ShouldBe(3);
    }

    [Fact]
    public async Task An_invitation_can_be_made_anew_and_withdrawn_the_old_link_stops()
    {
        var instructor = await portal.AddPersonAsync();
        var course = await portal.AddCourseAsync((instructor, CourseRole.Instructor));
        using var browser = await portal.SignInAsync(instructor);
        var url = $"/courses/{course.Slug}/roster";
        var email = $"{PortalSeeds.Unique("guest")}@example.org";
        var first = await browser.SendAsync($"{url}/person", ("Name", "Guest"), ("Email", email), ("Role", "Student"));
        var id = await IdAsync(email);
        var second = await browser.SendAsync($"{url}/invitations/{id}/again");
        second.Html.ShouldContain("/account/invitation/");
        (await browser.OpenAsync(Link(first))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await browser.OpenAsync(Link(second))).Status.ShouldBe(HttpStatusCode.OK);
        await browser.OpenAsync(url);
        await browser.SendAsync($"{url}/invitations/{await IdAsync(email)}/withdraw");
        (await browser.OpenAsync(Link(second))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_is_removed_does_not_come_back_by_a_link_of_before_nor_bring_in_others_as_staff()
    {
        var (first, second, admin) = (await portal.AddPersonAsync(), await portal.AddPersonAsync(), await portal.AddPersonAsync(isAdmin: true));
        var course = await portal.AddCourseAsync((first, CourseRole.Instructor), (second, CourseRole.Instructor));
        var (toSecond, toAccomplice, toStudent) = (second.Email ?? "", $"{PortalSeeds.Unique("accomplice")}@example.org", $"{PortalSeeds.Unique("guest")}@example.org");
        var (back, accomplice, guest) = await portal.InScopeAsync(async services =>
        {
            var invitations = services.GetRequiredService<Invitations>();
            string Invite(string email, Person by, CourseRole role) => invitations.Add(email, "Guest", by.Viewer(), new InvitedMembership { CourseId = course.Id, Role = role }).Path;
            var paths = (Invite(toSecond, admin, CourseRole.Instructor), Invite(toAccomplice, second, CourseRole.Instructor), Invite(toStudent, second, CourseRole.Student));
            await services.GetRequiredService<PortalDb>().SaveChangesAsync();
            return paths;
        });
        using var browser = await portal.SignInAsync(first);
        (await browser.SendAsync($"/courses/{course.Slug}/roster/{second.Id}/remove")).Location.ShouldBe($"/courses/{course.Slug}/roster");
        using var removed = await portal.SignInAsync(second);
        (await removed.OpenAsync(back)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await removed.SendAsync(back)).Status.ShouldBe(HttpStatusCode.NotFound);
        using var stranger = new PortalBrowser(portal.Browser());
        (await stranger.OpenAsync(accomplice)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.OpenAsync(guest)).Status.ShouldBe(HttpStatusCode.OK); // students whom they invited come all the same
        (await CountAsync(course)).ShouldBe(1);
    }

    private Task<long> IdAsync(string email) => portal.InDbAsync(db => db.Invitations.Where(i => i.Email == email && i.UsedAt == null).Select(i => i.Id).SingleAsync());

    private Task<int> CountAsync(Course course) => portal.InDbAsync(db => db.Memberships.CountAsync(m => m.CourseId == course.Id));

    private static string Link(PageAnswer answer) => Regex.Match(answer.Html, "/account/invitation/[\\w-]+").Value;
}
