using System.Text;
using Autograder.Hostile.Matrix;
using Autograder.Reports.Exports;
using Autograder.Rubrics.Grades;
using Shouldly;
using Xunit;

namespace Autograder.Hostile.Uploads;

/// <summary>Every hostile upload through the program's own intake and, where something is run, its real boxes. Without Docker and the images these tests fail.</summary>
public sealed class UploadTests(UploadHost host) : IClassFixture<UploadHost>
{
    private static readonly IReadOnlyDictionary<string, UploadCase> Cases =
        ArchiveCases.All.Concat(NotebookCases.All).Concat(PdfCases.All).Concat(PickleCases.All).Concat(AnswerCases.All).ToDictionary(c => c.Id);

    public static TheoryData<string> Ids => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Comes_to_what_stands_beside_it(string id)
    {
        var tried = Cases[id];
        var (grade, boxes, beside) = (default(Grade)!, 0, default(Grade));
        var left = await host.LeftAfterAsync(async () =>
        {
            var other = Beside(tried) is { } honest ? host.GradeAsync(honest) : null;
            (grade, boxes) = await host.GradeAsync(tried);
            beside = other is null ? null : (await other).Grade;
        });
        left.ShouldBeEmpty();
        beside?.Total.ShouldBe(beside.Maximum, "the honest submission beside it");
        var read = Read(grade);
        switch (tried.Expected)
        {
            case Outcome.Refused(var words):
                grade.Status.ShouldBe(GradeStatus.Refused, read);
                grade.Reasons.ShouldNotBeEmpty();
                grade.Reasons.ShouldContain(r => r.Contains(words), read);
                boxes.ShouldBe(0);
                break;
            case Outcome.Marks(var total, var told):
                grade.Status.ShouldBeOneOf([GradeStatus.Final, GradeStatus.Provisional], read);
                grade.Total.Value.ShouldBe(total, read);
                told.ShouldAllBe(s => read.Contains(s), read);
                break;
            case Outcome.GradedAnyhow(var says):
                grade.Status.ShouldBeOneOf([GradeStatus.Final, GradeStatus.Provisional], read);
                grade.Total.Value.ShouldBeInRange(0, grade.Maximum.Value);
                says.ShouldAllBe(s => read.Contains(s), read);
                break;
        }

        tried.Silent.ShouldAllBe(words => !read.Contains(words, StringComparison.Ordinal), read);
        ShouldBeFit(grade, read);
        Marking.OfCanaries(grade, await host.ReportAsync(grade), UploadHost.Canary).ShouldBeEmpty();
        host.Files().ShouldBeEmpty();
    }

    /// <summary>Somebody's honest report, graded at the same moment as what opens a box; that is counted where none may be.</summary>
    private static UploadCase? Beside(UploadCase tried) => tried is { Package: "report" or "book", Expected: not Outcome.Refused } ? Cases["PDF00"] : null;

    /// <summary>What a student reads: every item has a sentence, nothing is secret, nothing is an order to a terminal.</summary>
    private static void ShouldBeFit(Grade grade, string read)
    {
        grade.Items.ShouldAllBe(i => grade.Status == GradeStatus.Refused || i.Criteria.Count > 0 && i.Criteria.All(c => c.Reason.Length > 0 || c.Verdict == Verdict.Met), read);
        read.ShouldNotContain("/tmp/autograder");
        var json = Encoding.UTF8.GetString(ResultsJson.Write(grade));
        json.ShouldNotContain('\u001b');
        json.Length.ShouldBeLessThan(200_000);
    }

    private static string Read(Grade grade) => string.Join(
        '\n',
        [$"{grade.Status} {grade.Total}", .. grade.Reasons, .. grade.Notices.Select(n => n.Message), .. grade.Items.SelectMany(i => i.Criteria.Select(c => $"{c.Awarded}: {c.Text}: {c.Reason}").Concat(i.Feedback))]);
}
