using System.Text;
using System.Text.Json;
using Autograder.Reports.Charts;
using Autograder.Reports.Exports;
using Autograder.Reports.Rendering;
using Autograder.Reports.Students;
using Autograder.Reports.Tests.Samples;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Intake;
using Shouldly;
using Xunit;

namespace Autograder.Reports.Tests.Students;

public class StudentReportTests
{
    private static StudentView View(Grade grade) => StudentReport.Build(grade, ReportOptions.Default).View;

    [Fact]
    public void Dates_are_in_the_courses_time_zone_and_say_so() =>
        View(SampleGrades.Provisional()).Submission.ShouldContain(new FactView("Received", "21 Nov 2026, 04:59 (Europe/Ljubljana, UTC+01:00)"));

    [Fact]
    public void An_unknown_time_zone_shows_utc()
    {
        Grade grade = SampleGrades.Provisional();
        View(grade with { Assignment = grade.Assignment with { TimeZone = "Mars/Olympus" } }).Submission
            .ShouldContain(new FactView("Received", "21 Nov 2026, 03:59 (UTC)"));
    }

    [Fact]
    public void Provisional_says_what_waits() => View(SampleGrades.Provisional()).Status.Words
        .ShouldBe("Waiting: one question for a marker, one question for data or a device. The total counts only what is certain so far.");

    [Fact]
    public void The_sum_is_shown_only_where_something_was_taken_off()
    {
        View(SampleGrades.Provisional()).Total.Sum.Select(line => line.Value).ShouldBe(["26.5", "−2.65", "23.85"]);
        View(SampleGrades.Final("a", 1m, "A")).Total.Sum.ShouldBeEmpty();
    }

    [Fact]
    public void A_grade_that_could_not_be_made_shows_no_total() => View(SampleGrades.NotGraded()).Total.Total.ShouldBeNull();

    [Fact]
    public void Bars_tell_earned_from_open_and_bonus()
    {
        IReadOnlyList<BarView> bars = View(SampleGrades.Provisional()).Bars;
        (bars[1].Share, bars[1].Waiting).ShouldBe((0.65m, 0m));
        (bars[2].Share, bars[2].Bonus).ShouldBe((1m, 0.1m));
        (bars[3].Share, bars[3].Waiting).ShouldBe((0.5m, 0.5m));
        (bars[4].Share, bars[4].Waiting, bars[4].Marks).ShouldBe((0m, 1m, "– / 5"));
    }

    [Fact]
    public void What_costs_marks_has_a_minus_and_no_maximum()
    {
        Grade grade = SampleGrades.Provisional();
        ItemGrade item = grade.Items[0] with { Criteria = [new CriterionGrade("Wrong file name", Verdict.NotMet, new Marks(-0.5m), Marks.Zero, "…")] };
        View(grade with { Items = [item] }).Items[0].Criteria[0].Marks.ShouldBe("−0.5");
    }

    [Fact]
    public void Flags_and_notices_for_the_instructor_are_left_out()
    {
        Grade grade = SampleGrades.Provisional() with { Notices = [new Notice(NoticeKind.Flag, "Looks copied."), new Notice(NoticeKind.Missing, "No report.")] };
        View(grade).Notices.Select(notice => notice.Message).ShouldBe(["No report."]);
    }

    [Fact]
    public void Chart_descriptions_are_made_from_the_numbers()
    {
        Exhibit.Curves curves = new()
        {
            Title = "t", XLabel = "Epoch", YLabel = "Accuracy", Threshold = new CurveThreshold("Needed", 0.42),
            Series = [new CurveSeries("test", [1, 2, 3], [0.1, 0.55, 0.47])],
        };
        CurveChart.Describe(curves).ShouldBe("Line chart of Accuracy over Epoch. test: from 0.1 at 1 to 0.47 at 3, lowest 0.1, highest 0.55. Needed: line at 0.42.");
    }

    [Fact]
    public void A_threshold_that_is_never_reached_is_within_the_chart()
    {
        Exhibit.Curves curves = new()
        {
            Title = "t", XLabel = "x", YLabel = "y", Threshold = new CurveThreshold("Needed", 0.9), Series = [new CurveSeries("s", [1, 2], [0.1, 0.2])],
        };
        ((double?)CurveChart.Draw("c", curves).Option["yAxis"]?["max"]).ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(0.9);
    }

    [Fact]
    public void Columns_of_numbers_are_known_as_such()
    {
        ExhibitView.Table table = View(SampleGrades.Provisional()).Items[1].Exhibits[0].ShouldBeOfType<ExhibitView.Table>();
        table.Numeric.ShouldBe([true, true, true, true]);
        table.AnyWrong.ShouldBeTrue();
    }

    [Fact]
    public void Shows_the_key_from_its_time_on_and_never_before()
    {
        var item = SampleItems.Derivation with { Key = SampleItems.Derivation.Key! with { From = DateTimeOffset.UnixEpoch.AddDays(2) } };
        var grade = SampleGrades.Provisional() with { Items = [item] };

        StudentReport.Build(grade, ReportOptions.Default).View.Items[0].Key.ShouldBeNull();
        StudentReport.Build(grade, new ReportOptions(At: DateTimeOffset.UnixEpoch.AddDays(1))).View.Items[0].Key.ShouldBeNull();
        StudentReport.Build(grade, new ReportOptions(At: DateTimeOffset.UnixEpoch.AddDays(2))).View.Items[0].Key!.Lines.Count.ShouldBe(2);
    }

    [Fact]
    public void Does_not_tell_students_what_the_machine_proposes()
    {
        var item = SampleItems.All[4] with { Criteria = [new CriterionGrade("Names both", Verdict.WaitsForMarker, Marks.Zero, new Marks(1), "A marker decides.", new Proposal(new Marks(1), "found: secret term"))] };
        var grade = SampleGrades.Provisional() with { Items = [item] };

        JsonSerializer.Serialize(View(grade), ReportJsonContext.Default.StudentView).ShouldNotContain("secret term");
        Encoding.UTF8.GetString(ResultsJson.Write(grade)).ShouldNotContain("secret term");
    }
}
