using System.Text;
using Autograder.Reports.Exports;
using Autograder.Reports.Tests.Samples;
using Autograder.Rubrics.Grades;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Autograder.Reports.Tests.Exports;

public class GradeJsonTests
{
    public static TheoryData<string> Kinds => ["provisional", "final", "refused", "not graded"];

    private static Grade Of(string kind) => kind switch
    {
        "provisional" => SampleGrades.Provisional(),
        "final" => SampleGrades.Final("a", 0.5m, "A"),
        "refused" => SampleGrades.Refused(),
        _ => SampleGrades.NotGraded(),
    };

    [Theory, MemberData(nameof(Kinds))]
    public void Comes_back_as_it_was(string kind)
    {
        byte[] written = GradeJson.Write(Of(kind));
        GradeJson.Write(GradeJson.Read(written)).ShouldBe(written);
    }

    [Fact]
    public void Any_text_any_marks_and_any_curve_come_back()
    {
        Gen<string> text = ArbMap.Default.GeneratorFor<string>().Select(value => new string([.. (value ?? "").Where(c => !char.IsSurrogate(c))]));
        Gen<Grade> grades =
            from words in text.ListOf(6)
            from marks in Gen.Choose(-100000, 100000)
            from scale in Gen.Choose(0, 6)
            from values in ArbMap.Default.GeneratorFor<double>().ListOf(5)
            from seed in ArbMap.Default.GeneratorFor<long?>()
            select With(SampleGrades.Provisional(words[0]), words, new Marks(new decimal(marks) / (decimal)Math.Pow(10, scale)), [.. values], seed);
        Prop.ForAll(grades.ToArbitrary(), grade =>
        {
            byte[] written = GradeJson.Write(grade);
            Grade read = GradeJson.Read(written);
            return GradeJson.Write(read).SequenceEqual(written) && read.Total == grade.Total
                && read.Items[0].Asked == grade.Items[0].Asked && read.Submission.Students[0] == grade.Submission.Students[0]
                && ((Exhibit.Curves)read.Items[0].Exhibits[0]).Series[0].Y.SequenceEqual(((Exhibit.Curves)grade.Items[0].Exhibits[0]).Series[0].Y);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Equal_marks_are_written_alike() =>
        GradeJson.Write(SampleGrades.Refused() with { Maximum = new Marks(7.50m) })
            .ShouldBe(GradeJson.Write(SampleGrades.Refused() with { Maximum = new Marks(7.5m) }));

    [Theory]
    [InlineData("\"lateWords\"", "\"lateWord\"")]
    [InlineData("\"format\": 2", "\"format\": 3")]
    [InlineData("\"type\": \"curves\"", "\"type\": \"sculpture\"")]
    [InlineData("\"status\": \"Provisional\"", "\"status\": \"Splendid\"")]
    [InlineData("\"notices\": [", "\"notices\": null, \"x\": [")]
    [InlineData("\"raw\": 26.5", "\"raw\": \"26.5\"")]
    public void Anything_unknown_missing_or_of_another_format_is_refused(string from, string to)
    {
        string written = Encoding.UTF8.GetString(GradeJson.Write(SampleGrades.Provisional()));
        written.ShouldContain(from);
        Should.Throw<ReportException>(() => GradeJson.Read(Encoding.UTF8.GetBytes(written.Replace(from, to))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1,2")]
    public void What_is_no_grade_is_refused(string text) => Should.Throw<ReportException>(() => GradeJson.Read(Encoding.UTF8.GetBytes(text)));

    private static Grade With(Grade grade, IList<string> words, Marks marks, IReadOnlyList<double> values, long? seed) => grade with
    {
        Total = marks,
        Items =
        [
            grade.Items[0] with
            {
                Asked = words[1], Found = words[2], Feedback = [words[3]],
                Exhibits = [new Exhibit.Curves { Title = words[4], XLabel = words[5], YLabel = "", Series = [new CurveSeries(words[0], values, values)] }],
            },
        ],
        Provenance = grade.Provenance with { Runs = [grade.Provenance.Runs[0] with { Seed = seed }] },
    };
}
