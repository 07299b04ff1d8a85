using System.Net;
using Autograder.Api.Data;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Courses;

public sealed class CoursesTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task People_see_the_courses_they_are_in_and_no_others()
    {
        var student = await portal.AddPersonAsync();
        var own = await portal.AddCourseAsync((student, CourseRole.Student));
        var other = await portal.AddCourseAsync();
        using var browser = await portal.SignInAsync(student);
        var list = await browser.OpenAsync("/");
        list.Html.ShouldContain(own.Title);
        list.Html.ShouldNotContain(other.Title);
        list.Html.ShouldNotContain("/courses/new");
        (await browser.OpenAsync($"/courses/{own.Slug}")).Html.ShouldContain("No assignments yet");
        (await browser.OpenAsync($"/courses/{other.Slug}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_is_in_no_course_is_told_what_to_do()
    {
        using var browser = await portal.SignInAsync(await portal.AddPersonAsync());
        (await browser.OpenAsync("/")).Html.ShouldContain("You are in no course yet");
    }

    [Fact]
    public async Task Administrators_make_courses_and_teach_them()
    {
        var admin = await portal.AddPersonAsync(isAdmin: true);
        using var browser = await portal.SignInAsync(admin);
        var title = $"Lernen für {PortalSeeds.Unique("alle")}";
        await browser.OpenAsync("/courses/new");
        var made = await browser.SendAsync("/courses/new", ("Title", title), ("Term", "2026"), ("Slug", ""), ("TimeZone", "Europe/Berlin"));
        var course = await portal.InDbAsync(db => db.Courses.Include(c => c.Memberships).SingleAsync(c => c.Title == title));
        made.Location.ShouldBe($"/courses/{course.Slug}/roster");
        course.Slug.ShouldStartWith("lernen-fuer-alle");
        course.Memberships.Single().ShouldSatisfyAllConditions(m => m.PersonId.ShouldBe(admin.Id), m => m.Role.ShouldBe(CourseRole.Instructor));
        await browser.OpenAsync("/courses/new");
        (await browser.SendAsync("/courses/new", ("Title", title), ("Term", "2026"), ("TimeZone", "Europe/Berlin"))).Html.ShouldContain("Another course has this address.");
        (await browser.SendAsync("/courses/new", ("Title", title), ("Term", "2026"), ("Slug", "new"), ("TimeZone", "Europe/Berlin"))).Html.ShouldContain("Another course has this address.");
        (await browser.SendAsync("/courses/new", ("Title", ""), ("Term", ""), ("Slug", "Not A Slug"), ("TimeZone", "Nowhere"))).Html.ShouldContain("Please correct 4 things:");
    }

    [Fact]
    public async Task Only_administrators_make_courses()
    {
        var instructor = await portal.AddPersonAsync();
        await portal.AddCourseAsync((instructor, CourseRole.Instructor));
        using var browser = await portal.SignInAsync(instructor);
        (await browser.OpenAsync("/courses/new")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await browser.SendAsync("/courses/new", ("Title", "Mine"), ("Term", "2026"), ("TimeZone", "UTC"))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Settings_are_for_who_teaches_and_leave_the_address_alone()
    {
        var (instructor, marker) = (await portal.AddPersonAsync(), await portal.AddPersonAsync());
        var course = await portal.AddCourseAsync((instructor, CourseRole.Instructor), (marker, CourseRole.Marker));
        using var markers = await portal.SignInAsync(marker);
        (await markers.OpenAsync($"/courses/{course.Slug}")).Status.ShouldBe(HttpStatusCode.OK);
        (await markers.OpenAsync($"/courses/{course.Slug}/settings")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await markers.SendAsync($"/courses/{course.Slug}/settings", ("Title", "Taken over"))).Status.ShouldBe(HttpStatusCode.NotFound);
        using var browser = await portal.SignInAsync(instructor);
        await browser.OpenAsync($"/courses/{course.Slug}/settings");
        (await browser.SendAsync($"/courses/{course.Slug}/settings", ("Title", "New title"), ("Term", "2027"), ("TimeZone", "UTC"), ("AnonymousMarking", "true"), ("IsArchived", "true"), ("Slug", "elsewhere"))).Location.ShouldBe($"/courses/{course.Slug}/settings");
        var now = await portal.InDbAsync(db => db.Courses.SingleAsync(c => c.Id == course.Id));
        (now.Title, now.Term, now.TimeZone, now.AnonymousMarking, now.IsArchived, now.Slug).ShouldBe(("New title", "2027", "UTC", true, true, course.Slug));
        (await portal.InDbAsync(db => db.Audit.CountAsync(a => a.CourseId == course.Id && a.Action == "course.changed" && a.PersonId == instructor.Id))).ShouldBe(1);
    }
}
