using System.Net;
using Autograder.Api.Data;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Marking;

public sealed class ClaimTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Markers_that_ask_at_once_never_get_the_same_sheet()
    {
        var scene = await MarkingScene.MakeAsync(portal, students: 6);
        var markers = new List<Member>();
        foreach (var name in (string[])["Ada", "Bo", "Cy", "Di", "Eve", "Flo"])
        {
            markers.Add(await scene.JoinAsync(CourseRole.Marker, name));
        }

        var got = await Task.WhenAll(markers.Select(m => m.PostAsync($"{scene.Url}/2/next")));

        got.Select(a => a.Location).ShouldBeUnique();
        got.ShouldAllBe(a => scene.Sheets.Exists(s => a.Location!.EndsWith($"/2/{s}")));
        (await markers[0].PostAsync($"{scene.Url}/3/next")).Location.ShouldNotBeNull().ShouldContain("/3/");
    }

    [Fact]
    public async Task A_marker_goes_through_all_sheets_and_is_told_when_nothing_is_left()
    {
        var scene = await MarkingScene.MakeAsync(portal, students: 3);
        var marker = await scene.JoinAsync(CourseRole.Marker, "Cy");
        var at = (await marker.PostAsync($"{scene.Url}/2/next")).Location;
        var seen = new List<string?>();
        while (at?.Contains("/2/", StringComparison.Ordinal) == true)
        {
            seen.Add(at);
            at = (await marker.MarkAsync(at, ("Criteria[0].Choice", "full"), ("Criteria[1].Choice", "none"), ("Then", "next"))).Location;
        }

        seen.ShouldBeUnique();
        seen.Count.ShouldBe(3);
        at.ShouldBe(scene.Url);
        (await marker.GetAsync(scene.Url)).Page.ShouldContain("Nothing else waits here");
    }

    [Fact]
    public async Task Who_opens_a_sheet_of_another_marker_sees_whose_it_is_and_can_only_read()
    {
        var scene = await MarkingScene.MakeAsync(portal);
        var (ada, bo) = (await scene.JoinAsync(CourseRole.Marker, "Ada"), await scene.JoinAsync(CourseRole.Marker, "Bo"));
        await ada.GetAsync(scene.SheetUrl(0));

        var (_, page) = await bo.GetAsync(scene.SheetUrl(0));
        var saved = await bo.PostAsync(scene.SheetUrl(0), ("Seen", MarkingScene.ValueIn(page, "Seen")), ("Criteria[0].Choice", "full"));

        page.ShouldContain("Ada has this sheet open");
        page.ShouldNotContain("Save and next</button>");
        saved.Status.ShouldBe(HttpStatusCode.Conflict);
        (await portal.InDbAsync(db => db.Decisions.AnyAsync(d => d.SubmissionId == scene.Sheets[0]))).ShouldBeFalse();
        (await bo.PostAsync($"{scene.Url}/2/next")).Location.ShouldBe(scene.Url);
    }

    [Fact]
    public async Task A_sheet_is_free_once_it_is_left_saved_or_forgotten()
    {
        var scene = await MarkingScene.MakeAsync(portal);
        var (ada, bo) = (await scene.JoinAsync(CourseRole.Marker, "Ada"), await scene.JoinAsync(CourseRole.Marker, "Bo"));
        await ada.GetAsync(scene.SheetUrl(0));
        await ada.PostAsync(scene.SheetUrl(0) + "/release");
        (await bo.PostAsync($"{scene.Url}/2/next")).Location.ShouldBe(scene.SheetUrl(0));

        (await ada.PostAsync($"{scene.Url}/2/next")).Location.ShouldBe(scene.Url);
        portal.Time.Advance(TimeSpan.FromMinutes(14));
        (await bo.PostAsync(scene.SheetUrl(0) + "/hold")).Page.ShouldContain("\"held\":true");
        portal.Time.Advance(TimeSpan.FromMinutes(14));
        (await ada.PostAsync($"{scene.Url}/2/next")).Location.ShouldBe(scene.Url, "the open page said that it is still there");
        portal.Time.Advance(TimeSpan.FromMinutes(2));
        (await ada.PostAsync($"{scene.Url}/2/next")).Location.ShouldBe(scene.SheetUrl(0));
        (await bo.PostAsync(scene.SheetUrl(0) + "/hold")).Page.ShouldContain("\"held\":false");
    }
}
