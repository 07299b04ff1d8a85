using Autograder.Api.Data;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Security;

/// <summary>Pictures are there for those who may see them; that others find none is said by <see cref="RoleCrossingTests"/>.</summary>
public sealed class PictureCrossingTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    private const string Png = "image/png";
    private const string Svg = "image/svg+xml";
    private const string Handout = "GET /courses/{course}/{assignment}/pictures/{**path}";
    private const string Chart = "GET /submissions/{id:long}/charts/{number:int}.svg";
    private const string Picture = "GET /submissions/{id:long}/pictures/{sha}";
    private const string Notebook = "GET /courses/{course}/{assignment}/marking/{item}/{submissionId:long}/notebooks/{file:int}/{cell:int}/{output:int}";
    private const string Page = "GET /courses/{course}/{assignment}/marking/{item}/{submissionId:long}/pages/{number:int}";
    private static readonly Dictionary<string, string> _all = new() { [Handout] = Svg, [Chart] = Svg, [Picture] = Png, [Notebook] = Png, [Page] = Png };

    [Fact]
    public async Task All_of_a_course_are_there_for_its_staff()
    {
        var world = await CrossedWorld.MakeAsync(portal);
        foreach (var person in new[] { world.Taught.Instructor, world.Taught.Marker, await portal.AddPersonAsync(isAdmin: true) })
        {
            (await SeenByAsync(person, world)).ShouldBe(_all, ignoreOrder: true, person.DisplayName);
        }
    }

    [Fact]
    public async Task Students_see_their_own_and_that_of_the_handout()
    {
        var world = await CrossedWorld.MakeAsync(portal);
        (await SeenByAsync(world.Author, world)).Keys.ShouldBe([Handout, Chart, Picture], ignoreOrder: true);
        (await SeenByAsync(world.Neighbour, world)).Keys.ShouldBe([Handout]);
    }

    [Fact]
    public async Task Before_the_release_only_staff_see_what_a_grade_shows()
    {
        var world = await CrossedWorld.MakeAsync(portal);
        await portal.InDbAsync(db => db.Assignments.Where(a => a.Id == world.Taught.Quiz.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.Release, ReleaseRule.WhenPublished)));
        (await SeenByAsync(world.Author, world)).Keys.ShouldBe([Handout]);
        (await SeenByAsync(world.Taught.Marker, world)).Count.ShouldBe(_all.Count);
    }

    [Fact]
    public async Task What_a_grade_shows_to_markers_only_its_author_does_not_see()
    {
        var world = await CrossedWorld.MakeAsync(portal);
        var path = $"/submissions/{world["submissionId"]}/pictures/{world["page"]}";
        using var author = await portal.SignInAsync(world.Author);
        using var marker = await portal.SignInAsync(world.Taught.Marker);
        using var found = await marker.Client.GetAsync(path);
        found.Content.Headers.ContentType?.MediaType.ShouldBe(Png);
        (await author.OpenAsync(path)).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_marks_does_not_look_at_own_work_as_its_marker()
    {
        var world = await CrossedWorld.MakeAsync(portal);
        await portal.InDbAsync(db => db.Memberships.Where(m => m.CourseId == world.Taught.Course.Id && m.PersonId == world.Author.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.Role, CourseRole.Marker)));
        var seen = await SeenByAsync(world.Author, world);
        seen.Keys.ShouldNotContain(Notebook);
        seen.Keys.ShouldNotContain(Page);
    }

    /// <summary>Every route of the program that answers with a picture, and its type.</summary>
    private async Task<Dictionary<string, string>> SeenByAsync(Person person, CrossedWorld world)
    {
        var visitor = await CrossedVisitor.OfAsync(portal, person, person.DisplayName);
        var seen = new Dictionary<string, string>();
        foreach (var route in CrossedRoute.All(portal).Where(r => r.IsRead && r.IsOfCourse && !r.IsStream))
        {
            var answer = await visitor.SendAsync(route, world);
            if (answer.Status == 200 && answer.Type.StartsWith("image/", StringComparison.Ordinal))
            {
                world.IsToldBy(answer).ShouldBeTrue($"{route} answered with a picture of something else");
                seen[route.ToString()] = answer.Type;
            }
        }

        return seen;
    }
}
