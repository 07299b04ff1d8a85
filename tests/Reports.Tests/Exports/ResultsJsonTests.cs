using System.Text;
using System.Text.Json;
using Autograder.Reports.Exports;
using Autograder.Reports.Tests.Samples;
using Autograder.Rubrics.Grades;
using Shouldly;
using Xunit;

namespace Autograder.Reports.Tests.Exports;

public class ResultsJsonTests
{
    private static JsonElement Write(Grade grade) => JsonDocument.Parse(ResultsJson.Write(grade)).RootElement;

    [Fact]
    public void Looks_as_expected()
    {
        Grade grade = SampleGrades.Provisional();
        Grade small = grade with { Items = [grade.Items[0] with { Exhibits = [] }, grade.Items[3], grade.Items[4]], Provenance = grade.Provenance with { Runs = [grade.Provenance.Runs[0]] } };
        Golden.Check("results.provisional.json", Encoding.UTF8.GetString(ResultsJson.Write(small)));
    }

    [Fact]
    public void The_top_level_score_is_the_total_after_the_late_deduction() =>
        Write(SampleGrades.Provisional()).GetProperty("score").GetDecimal().ShouldBe(23.85m);

    [Fact]
    public void A_refused_upload_scores_zero_and_has_no_tests()
    {
        JsonElement root = Write(SampleGrades.Refused());
        root.GetProperty("score").GetDecimal().ShouldBe(0);
        root.GetProperty("tests").GetArrayLength().ShouldBe(0);
        root.GetProperty("output").GetString().ShouldNotBeNull().ShouldContain("not an archive");
    }

    [Fact]
    public void A_grade_that_could_not_be_made_has_no_score() => Write(SampleGrades.NotGraded()).TryGetProperty("score", out _).ShouldBeFalse();

    [Fact]
    public void Flags_for_the_instructor_are_left_out() =>
        Encoding.UTF8.GetString(ResultsJson.Write(SampleGrades.Provisional())).ShouldNotContain("differs from the claimed");

    [Fact]
    public void An_item_that_was_not_judged_is_neither_passed_nor_failed()
    {
        JsonElement waiting = Write(SampleGrades.Provisional()).GetProperty("tests")[4];
        waiting.TryGetProperty("status", out _).ShouldBeFalse();
        waiting.TryGetProperty("score", out _).ShouldBeFalse();
    }
}
