using System.Net;
using Autograder.Api.Data;
using Autograder.Rubrics.Grades;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Marking;

public sealed class RubricTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task What_the_preview_shows_is_what_is_applied_to_everybody_who_has_the_line()
    {
        var (scene, marker, line) = await MarkedAsync();

        var preview = await ChangeAsync(scene, marker, line, "preview", "-1", "");

        preview.Page.ShouldContain("2 submissions get other marks");
        var before = await Task.WhenAll(Enumerable.Range(0, 3).Select(scene.GradeAsync));
        before.Select(g => g.Items[1].Awarded.Value).ShouldBe([1.5m, 1.5m, 2], "looking changes nothing");
        var applied = await ChangeAsync(scene, marker, line, "apply", "-1", MarkingScene.ValueIn(preview.Page, "Shown"));
        applied.Status.ShouldBe(HttpStatusCode.Redirect);
        var after = await Task.WhenAll(Enumerable.Range(0, 3).Select(scene.GradeAsync));
        after.Select(g => g.Items[1].Awarded.Value).ShouldBe([1, 1, 2]);
        foreach (var grade in after.Take(2))
        {
            preview.Page.ShouldContain($"<strong>{grade.Total}</strong>");
        }

        (await portal.InDbAsync(db => db.Grades.CountAsync(g => g.Cause == GradeCause.RubricChanged && g.Submission!.AssignmentId == scene.AssignmentId))).ShouldBe(2);
        (await portal.InDbAsync(db => db.Audit.CountAsync(a => a.CourseId == scene.CourseId && a.Action == "rubric.edited"))).ShouldBe(2, "added, changed");
    }

    [Fact]
    public async Task What_would_do_something_else_than_was_shown_is_not_applied()
    {
        var (scene, marker, line) = await MarkedAsync();
        var preview = await ChangeAsync(scene, marker, line, "preview", "-1", "");
        await marker.MarkAsync(scene.SheetUrl(2), ("Criteria[0].Choice", "full"), ("Criteria[1].Choice", "full"), ("Lines", $"{line.Id}"));

        var late = await ChangeAsync(scene, marker, line, "apply", "-1", MarkingScene.ValueIn(preview.Page, "Shown"));

        late.Status.ShouldBe(HttpStatusCode.Conflict);
        late.Page.ShouldContain("3 submissions get other marks");
        (await scene.GradeAsync(0)).Items[1].Awarded.ShouldBe(new Marks(1.5m));
        (await portal.InDbAsync(db => db.RubricLines.SingleAsync(l => l.Id == line.Id))).Marks.ShouldBe(-0.5m);
    }

    [Fact]
    public async Task A_line_that_somebody_changed_meanwhile_is_not_overwritten()
    {
        var (scene, marker, line) = await MarkedAsync();
        var first = await ChangeAsync(scene, marker, line, "preview", "-0.75", "");
        await ChangeAsync(scene, marker, line, "apply", "-0.75", MarkingScene.ValueIn(first.Page, "Shown"));

        var stale = await ChangeAsync(scene, marker, line, "preview", "-1", "");

        stale.Status.ShouldBe(HttpStatusCode.Conflict);
        stale.Page.ShouldContain("It says now: No example (-0.75)");
    }

    [Fact]
    public async Task Retired_lines_stay_where_they_were_given_and_are_offered_no_more()
    {
        var (scene, marker, line) = await MarkedAsync();

        await marker.PostAsync($"{scene.Url}/2/rubric", ("Do", $"retire:{line.Id}"));

        (await scene.GradeAsync(0)).Items[1].Awarded.ShouldBe(new Marks(1.5m));
        (await marker.GetAsync(scene.SheetUrl(2))).Page.ShouldNotContain("No example");
        (await marker.GetAsync(scene.SheetUrl(0))).Page.ShouldContain("(retired)");
    }

    [Fact]
    public async Task Nobody_gives_own_work_other_marks_by_changing_a_line_under_it()
    {
        var (scene, marker, line) = await MarkedAsync();
        var insider = await scene.JoinAsync(CourseRole.Marker, "Insider");
        var own = await scene.HandInAsync("Insider", insider.Id);
        await marker.MarkAsync($"{scene.Url}/2/{own}", ("Criteria[0].Choice", "full"), ("Criteria[1].Choice", "full"), ("Lines", $"{line.Id}"));
        var before = await scene.GradeAsync(own);

        var preview = await ChangeAsync(scene, insider, line, "preview", "2", "");
        preview.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        preview.Page.ShouldContain("One of these lines stands under your own work");
        preview.Page.ShouldNotContain($"/{own}"); // what it earned is not shown either
        var shown = MarkingScene.ValueIn((await ChangeAsync(scene, marker, line, "preview", "2", "")).Page, "Shown");
        (await ChangeAsync(scene, insider, line, "apply", "2", shown)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await scene.GradeAsync(own)).Total.ShouldBe(before.Total);
        (await ChangeAsync(scene, marker, line, "apply", "2", shown)).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    private static Task<(HttpStatusCode Status, string Page, string? Location)> ChangeAsync(MarkingScene scene, Member marker, RubricLine line, string what, string marks, string shown) =>
        marker.PostAsync($"{scene.Url}/2/rubric", ("Do", what), ("Shown", shown), ("Lines[0].Id", $"{line.Id}"), ("Lines[0].Revision", $"{line.Revision}"), ("Lines[0].Text", line.Text), ("Lines[0].Marks", marks));

    /// <summary>Three sheets with full marks, two of them with the line "No example", -0.5.</summary>
    private async Task<(MarkingScene Scene, Member Marker, RubricLine Line)> MarkedAsync()
    {
        var scene = await MarkingScene.MakeAsync(portal, students: 3);
        var marker = await scene.JoinAsync(CourseRole.Marker, "Cy");
        await marker.PostAsync($"{scene.Url}/2/rubric", ("Do", "preview"), ("NewText", "No example"), ("NewMarks", "-0.5"));
        var line = await portal.InDbAsync(db => db.RubricLines.SingleAsync(l => l.AssignmentId == scene.AssignmentId));
        for (var sheet = 0; sheet < 3; sheet++)
        {
            await marker.MarkAsync(scene.SheetUrl(sheet), ("Criteria[0].Choice", "full"), ("Criteria[1].Choice", "full"), ("Lines", sheet < 2 ? $"{line.Id}" : ""));
        }

        return (scene, marker, line);
    }
}
