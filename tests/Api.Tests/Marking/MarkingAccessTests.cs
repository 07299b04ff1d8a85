using System.Net;
using Autograder.Api.Data;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Marking;

public sealed class MarkingAccessTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Markers_of_an_anonymous_course_read_no_name_anywhere()
    {
        var scene = await MarkingScene.MakeAsync(portal, students: 2, anonymous: true);
        var marker = await scene.JoinAsync(CourseRole.Marker, "Cy");
        var teacher = await scene.JoinAsync(CourseRole.Instructor, "Ina");
        await portal.InDbAsync(async db =>
        {
            var asker = await db.SubmissionAuthors.Where(a => a.SubmissionId == scene.Sheets[0]).Select(a => a.PersonId).SingleAsync();
            db.Add(new RegradeRequest { SubmissionId = scene.Sheets[0], Item = "2", Reason = "Please look again", AskedById = asker, AskedAt = portal.Time.GetUtcNow() });
            return await db.SaveChangesAsync();
        });
        await marker.MarkAsync(scene.SheetUrl(0), ("Criteria[0].Choice", "full"));

        foreach (var url in (string[])[scene.Url, $"{scene.Url}/2", $"{scene.Url}/2/rubric", $"{scene.Url}/requests", scene.SheetUrl(0), scene.SheetUrl(1), scene.SheetUrl(1, "3")])
        {
            var (status, page) = await marker.GetAsync(url);
            status.ShouldBe(HttpStatusCode.OK, url);
            page.ShouldNotContain("secretname", Case.Insensitive, url);
        }

        (await teacher.GetAsync($"{scene.Url}/2")).Page.ShouldContain("Secretname1");
        (await teacher.GetAsync(scene.SheetUrl(1))).Page.ShouldContain("Secretname2");
    }

    [Fact]
    public async Task Others_find_nothing_here()
    {
        var scene = await MarkingScene.MakeAsync(portal);
        var elsewhere = await MarkingScene.MakeAsync(portal);
        var strangers = new[] { await elsewhere.JoinAsync(CourseRole.Marker, "Mo"), await elsewhere.JoinAsync(CourseRole.Instructor, "Io") };
        foreach (var stranger in strangers)
        {
            foreach (var url in (string[])[scene.Url, $"{scene.Url}/2", $"{scene.Url}/2/rubric", $"{scene.Url}/requests", scene.SheetUrl(0), scene.SheetUrl(0) + "/pages/1"])
            {
                (await stranger.GetAsync(url)).Status.ShouldBe(HttpStatusCode.NotFound, url);
            }

            foreach (var url in (string[])[$"{scene.Url}/2/next", $"{scene.Url}/2/rubric", scene.SheetUrl(0), scene.SheetUrl(0) + "/total", scene.SheetUrl(0) + "/hold", scene.SheetUrl(0) + "/release", $"{scene.Url}/2/rubric/comments/1/remove"])
            {
                (await stranger.PostAsync(url, ("Do", "preview"), ("Seen", ""))).Status.ShouldBe(HttpStatusCode.NotFound, url);
            }

            (await stranger.GetAsync($"{elsewhere.Url}/2/{scene.Sheets[0]}")).Status.ShouldBe(HttpStatusCode.NotFound, "a sheet of another course under the address of one's own");
        }
    }

    [Fact]
    public async Task Nobody_marks_own_work()
    {
        var scene = await MarkingScene.MakeAsync(portal, students: 0);
        var marker = await scene.JoinAsync(CourseRole.Marker, "Cy");
        scene.Sheets.Add(await scene.HandInAsync("Cy", marker.Id));

        (await marker.GetAsync(scene.SheetUrl(0))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await marker.PostAsync(scene.SheetUrl(0), ("Seen", ""), ("Criteria[0].Choice", "full"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await marker.PostAsync(scene.SheetUrl(0) + "/hold")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await marker.PostAsync($"{scene.Url}/2/next")).Location.ShouldBe(scene.Url);
        (await portal.InDbAsync(db => db.Decisions.AnyAsync(d => d.SubmissionId == scene.Sheets[0]))).ShouldBeFalse();
    }

    [Fact]
    public async Task A_request_is_answered_with_or_without_other_marks()
    {
        var scene = await MarkingScene.MakeAsync(portal);
        var marker = await scene.JoinAsync(CourseRole.Marker, "Cy");
        await marker.MarkAsync(scene.SheetUrl(0), ("Criteria[0].Choice", "full"), ("Criteria[1].Choice", "none"));
        await AskAsync(scene, "First");
        await marker.MarkAsync(scene.SheetUrl(0), ("Criteria[0].Choice", "full"), ("Criteria[1].Choice", "none"), ("Answer", "It stays."));
        portal.Time.Advance(TimeSpan.FromSeconds(1));
        await AskAsync(scene, "Second");
        portal.Time.Advance(TimeSpan.FromSeconds(1));
        await marker.MarkAsync(scene.SheetUrl(0), ("Criteria[0].Choice", "full"), ("Criteria[1].Choice", "full"), ("Answer", "You are right."));

        var requests = await portal.InDbAsync(db => db.RegradeRequests.Where(r => r.SubmissionId == scene.Sheets[0]).OrderBy(r => r.Id).ToListAsync());
        requests.Select(r => (r.Answer, r.Changed, r.AnsweredById)).ShouldBe([("It stays.", false, marker.Id), ("You are right.", true, marker.Id)]);
        (await marker.GetAsync($"{scene.Url}/requests?answered=true")).Page.ShouldContain("You are right.");
    }

    private Task<int> AskAsync(MarkingScene scene, string reason) => portal.InDbAsync(async db =>
    {
        var asker = await db.SubmissionAuthors.Where(a => a.SubmissionId == scene.Sheets[0]).Select(a => a.PersonId).SingleAsync();
        db.Add(new RegradeRequest { SubmissionId = scene.Sheets[0], Item = "2", Reason = reason, AskedById = asker, AskedAt = portal.Time.GetUtcNow() });
        return await db.SaveChangesAsync();
    });
}
