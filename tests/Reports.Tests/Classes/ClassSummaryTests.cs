using Autograder.Reports.Classes;
using Autograder.Reports.Students;
using Autograder.Reports.Tests.Samples;
using Shouldly;
using Xunit;

namespace Autograder.Reports.Tests.Classes;

public class ClassSummaryTests
{
    private static readonly ClassView View = ClassSummary.Build(
        [SampleGrades.Final("a", 1m, "A"), SampleGrades.Final("b", 0.5m, "B"), SampleGrades.Provisional(), SampleGrades.Refused(), SampleGrades.NotGraded()], []).View;

    [Fact]
    public void Counts_submissions_by_status() =>
        View.Tiles.Select(tile => (tile.Label, tile.Value)).ShouldBe([("Submissions", "5"), ("Final", "2"), ("Provisional", "1"), ("Refused", "1"), ("Not graded yet", "1")]);

    [Fact]
    public void Statistics_leave_out_what_has_no_result() =>
        View.Statistics.ShouldBe([new FactView("Mean", "27.95"), new("Median", "23.85"), new("Lowest", "20"), new("Highest", "40"), new("Full marks", "40")]);

    [Fact]
    public void An_item_that_was_not_judged_does_not_lower_its_mean()
    {
        View.Items[4].Mean.ShouldBe("3.75");
        View.Items[4].Waiting.ShouldBe("1");
    }

    [Fact]
    public void Full_marks_and_more_are_in_the_last_bin() =>
        View.Histogram.ShouldNotBeNull().Alt.ShouldEndWith("50–60 %: 2, 60–70 %: 0, 70–80 %: 0, 80–90 %: 0, 90 % +: 1.");

    [Fact]
    public void Everything_that_waits_is_listed() => View.Waiting.Select(entry => entry.Id).ShouldBe(["63545_04_ana", "boris", "cene"]);

    [Fact]
    public void Needs_a_grade() => Should.Throw<ReportException>(() => ClassSummary.Build([], []));
}
