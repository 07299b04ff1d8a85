using System.Text;
using Autograder.Reports.Exports;
using Autograder.Reports.Tests.Samples;
using Autograder.Rubrics.Grades;
using Shouldly;
using Xunit;

namespace Autograder.Reports.Tests.Exports;

public class GradebookTests
{
    private static string[] Lines(params Grade[] grades) =>
        Encoding.UTF8.GetString(Gradebook.Write(grades)).TrimStart('\ufeff').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public void Begins_with_a_byte_order_mark() => Gradebook.Write([]).Take(3).ShouldBe([0xef, 0xbb, 0xbf]);

    [Fact]
    public void Has_a_column_per_item_and_a_line_per_grade()
    {
        string[] lines = Lines(SampleGrades.Final("a", 1m, "Ana"), SampleGrades.Provisional("Eva", "Iza"));
        lines.Length.ShouldBe(3);
        lines[0].ShouldBe("\"submission\",\"students\",\"source\",\"status\",\"q1 (of 5)\",\"backward (of 10)\",\"accuracy (of 10)\",\"adam (of 10)\","
            + "\"report (of 5)\",\"raw\",\"late deduction\",\"total\",\"maximum\",\"notes\"");
        lines[1].ShouldBe("\"a\",\"Ana\",\"a.zip\",\"Final\",5,10,10,10,5,40,0,40,40,\"\"");
        lines[2].ShouldStartWith("\"63545_04_ana\",\"Eva; Iza\",\"63545_04_ana.zip\",\"Provisional\",4,6.5,11,5,,26.5,2.65,23.85,40,\"Adam against SGD: waits for a marker; ");
    }

    [Fact]
    public void A_grade_that_could_not_be_made_has_no_numbers() =>
        Lines(SampleGrades.NotGraded())[1].ShouldBe("\"cene\",\"Cene Hribar\",\"cene.zip\",\"Not graded yet\",,,,40,"
            + "\"Not graded: The image autograder/numpy is not on this machine, so nothing could be run.\"");

    [Fact]
    public void A_person_with_two_grades_is_pointed_out()
    {
        string[] lines = Lines(SampleGrades.Final("a", 1m, "Ana Novak (63210001)"), SampleGrades.Final("b", 1m, "63210001 Ana", "63210002 Bor"), SampleGrades.Final("c", 1m, "63210003"));
        lines[1].ShouldContain("Look at: Ana Novak (63210001) is also in the group of b");
        lines[2].ShouldContain("Look at: 63210001 Ana is also in the group of a");
        lines[3].ShouldNotContain("Look at");
    }

    [Fact]
    public void Names_and_headers_cannot_become_formulas()
    {
        Grade grade = SampleGrades.Final("=id", 1m, "=HYPERLINK(\"http://x\")", "@Bob");
        grade = grade with { Items = [grade.Items[0] with { Id = "+q" }] };
        string[] lines = Lines(grade);
        lines[0].ShouldContain("\"'+q (of 5)\"");
        lines[1].ShouldStartWith("\"'=id\",\"'=HYPERLINK(\"\"http://x\"\");' @Bob\",\"'=id.zip\"");
    }

    [Fact]
    public void Negative_marks_stay_numbers() =>
        Lines(SampleGrades.Final("a", 1m, "A") with { Total = new Marks(-1.5m) })[1].ShouldContain(",40,0,-1.5,40,");
}
