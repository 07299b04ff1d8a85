using System.Net;
using System.Text;
using Autograder.Api.Data;
using Autograder.Api.Packages;
using Autograder.Reports.Exports;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Machines;
using Autograder.Rubrics.Marking;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Autograder.Api.Tests.Marking;

public sealed class DecidingTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Decisions_make_the_grade_that_marks_of_a_sheet_make_on_the_command_line()
    {
        var scene = await MarkingScene.MakeAsync(portal);
        var marker = await scene.JoinAsync(CourseRole.Marker, "Cy");

        var saved = await marker.MarkAsync(scene.SheetUrl(0), ("Criteria[0].Choice", "full"), ("Criteria[1].Choice", "part"), ("Criteria[1].Marks", "0,5"), ("Criteria[1].Comment", "Why is it high?"));

        saved.Status.ShouldBe(HttpStatusCode.Redirect);
        var grade = await scene.GradeAsync(0);
        var expected = await portal.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<PortalDb>();
            var submission = await db.Submissions.FirstAsync(s => s.Id == scene.Sheets[0]);
            var assignment = await db.Assignments.FirstAsync(a => a.Id == scene.AssignmentId);
            var package = await services.GetRequiredService<CourseCalendars>().OpenAsync(assignment, CancellationToken.None);
            var now = portal.Time.GetUtcNow();
            return new Regrader(package, services.GetRequiredService<EvidenceStore>(), GraderVersion.Current)
            {
                Decided = _ =>
                [
                    new MarkerDecision("2", 1, "Training error is low", new Marks(1), "Cy", now, ""),
                    new MarkerDecision("2", 2, "Test error is high", new Marks(0.5m), "Cy", now, "Why is it high?"),
                ],
            }.Regrade(SubmissionRecord.OfJson(Encoding.UTF8.GetBytes(submission.Record)));
        });
        Encoding.UTF8.GetString(GradeJson.Write(grade)).ShouldBe(Encoding.UTF8.GetString(GradeJson.Write(expected)));
        (grade.Total, grade.Status).ShouldBe((new Marks(2.5m), GradeStatus.Provisional));
        var stored = await portal.InDbAsync(db => db.Submissions.Where(s => s.Id == scene.Sheets[0]).Select(s => s.Grade).SingleAsync());
        stored!.WaitingItems.ShouldBe(["3"]);
        (stored.Cause, stored.MadeById).ShouldBe((GradeCause.Marked, marker.Id));
        (await portal.InDbAsync(db => db.Audit.SingleAsync(a => a.CourseId == scene.CourseId && a.Action == "marks.decided"))).PersonId.ShouldBe(marker.Id);
    }

    [Fact]
    public async Task Lines_and_adjustments_count_and_can_be_taken_back()
    {
        var scene = await MarkingScene.MakeAsync(portal);
        var marker = await scene.JoinAsync(CourseRole.Marker, "Cy");
        await marker.PostAsync($"{scene.Url}/2/rubric", ("Do", "preview"), ("NewText", "No example"), ("NewMarks", "-0.5"));
        var line = await portal.InDbAsync(db => db.RubricLines.SingleAsync(l => l.AssignmentId == scene.AssignmentId));

        await marker.MarkAsync(scene.SheetUrl(0), ("Criteria[0].Choice", "full"), ("Criteria[1].Choice", "full"), ("Lines", $"{line.Id}"), ("AdjustMarks", "-0.25"), ("AdjustReason", "Hard to read"), ("Comment", "Good."), ("SaveComment", "true"));

        var item = (await scene.GradeAsync(0)).Items[1];
        item.Awarded.ShouldBe(new Marks(1.25m));
        item.Criteria.Select(c => c.Reason).ShouldContain("Hard to read");
        (await portal.InDbAsync(db => db.SavedComments.SingleAsync(c => c.AssignmentId == scene.AssignmentId))).Text.ShouldBe("Good.");

        var adjustment = await portal.InDbAsync(db => db.AppliedLines.SingleAsync(l => l.SubmissionId == scene.Sheets[0] && l.Text == "Adjustment"));
        await marker.MarkAsync(scene.SheetUrl(0), ("Criteria[0].Choice", "full"), ("Drop", $"{adjustment.Id}"), ("Comment", "Good."));

        item = (await scene.GradeAsync(0)).Items[1];
        (item.Awarded, item.State).ShouldBe((new Marks(1), ItemState.WaitsForMarker));
        (await portal.InDbAsync(db => db.Decisions.CountAsync(d => d.SubmissionId == scene.Sheets[0]))).ShouldBe(3, "decisions are only ever added to");
    }

    [Fact]
    public async Task The_live_total_is_what_saving_makes()
    {
        var scene = await MarkingScene.MakeAsync(portal);
        var marker = await scene.JoinAsync(CourseRole.Marker, "Cy");
        (string, string)[] form = [("Criteria[0].Choice", "part"), ("Criteria[0].Marks", "0.75"), ("Criteria[1].Choice", "none"), ("AdjustMarks", "0.5"), ("AdjustReason", "Nice picture")];

        var live = await marker.PostAsync(scene.SheetUrl(0) + "/total", form);
        var before = await scene.GradeAsync(0);
        await marker.MarkAsync(scene.SheetUrl(0), form);

        live.Page.ShouldContain("1.25 of 2");
        before.Items[1].Awarded.ShouldBe(Marks.Zero);
        (await scene.GradeAsync(0)).Items[1].Awarded.ShouldBe(new Marks(1.25m));
    }

    [Theory]
    [InlineData("Criteria[0].Choice", "part", "Criteria[0].Marks", "1.5", "give marks from 0 to 1")]
    [InlineData("AdjustMarks", "-0.5", "AdjustReason", "", "needs a reason")]
    [InlineData("Criteria[0].Choice", "part", "Criteria[0].Marks", "much", "give marks from 0 to 1")]
    public async Task A_mistake_is_named_and_nothing_is_saved(string field, string value, string other, string otherValue, string says)
    {
        var scene = await MarkingScene.MakeAsync(portal);
        var marker = await scene.JoinAsync(CourseRole.Marker, "Cy");

        var answer = await marker.MarkAsync(scene.SheetUrl(0), (field, value), (other, otherValue), ("Comment", "Kept as typed"));

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Page.ShouldContain(says);
        answer.Page.ShouldContain("Kept as typed");
        (await portal.InDbAsync(db => db.Decisions.AnyAsync(d => d.SubmissionId == scene.Sheets[0]))).ShouldBeFalse();
    }

    [Fact]
    public async Task Who_decided_meanwhile_is_shown_and_nothing_is_lost()
    {
        var scene = await MarkingScene.MakeAsync(portal);
        var (ada, bo) = (await scene.JoinAsync(CourseRole.Marker, "Ada"), await scene.JoinAsync(CourseRole.Marker, "Bo"));
        var (_, page) = await ada.GetAsync(scene.SheetUrl(0));
        portal.Time.Advance(TimeSpan.FromMinutes(16));
        await bo.MarkAsync(scene.SheetUrl(0), ("Criteria[0].Choice", "none"), ("Criteria[0].Comment", "Not said"));

        var late = await ada.PostAsync(scene.SheetUrl(0), ("Seen", MarkingScene.ValueIn(page, "Seen")), ("Criteria[0].Choice", "full"), ("Comment", "Typed by Ada"));

        late.Status.ShouldBe(HttpStatusCode.Conflict);
        late.Page.ShouldContain("Bo gave 0");
        late.Page.ShouldContain("Typed by Ada");
        (await scene.GradeAsync(0)).Items[1].Criteria[0].Reason.ShouldBe("Not said");
        var again = await ada.PostAsync(scene.SheetUrl(0), ("Seen", MarkingScene.ValueIn(late.Page, "Seen")), ("Criteria[0].Choice", "full"));
        again.Status.ShouldBe(HttpStatusCode.Redirect);
        (await scene.GradeAsync(0)).Items[1].Criteria[0].Awarded.ShouldBe(new Marks(1));
    }

    [Fact]
    public async Task Of_two_forms_sent_at_once_one_is_saved()
    {
        var scene = await MarkingScene.MakeAsync(portal);
        var marker = await scene.JoinAsync(CourseRole.Marker, "Cy");
        var seen = MarkingScene.ValueIn((await marker.GetAsync(scene.SheetUrl(0))).Page, "Seen");

        var answers = await Task.WhenAll(
            marker.PostAsync(scene.SheetUrl(0), ("Seen", seen), ("Criteria[0].Choice", "full")),
            marker.PostAsync(scene.SheetUrl(0), ("Seen", seen), ("Criteria[0].Choice", "none")));

        answers.Select(a => a.Status).Order().ShouldBe([HttpStatusCode.Redirect, HttpStatusCode.Conflict]);
        (await portal.InDbAsync(db => db.Decisions.CountAsync(d => d.SubmissionId == scene.Sheets[0]))).ShouldBe(1);
    }
}
