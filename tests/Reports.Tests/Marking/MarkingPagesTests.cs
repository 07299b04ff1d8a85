using System.Text;
using Autograder.Reports.Exports;
using Autograder.Reports.Marking;
using Autograder.Reports.Tests.Rendering;
using Autograder.Reports.Tests.Samples;
using Autograder.Rubrics.Grades;
using Shouldly;
using Xunit;

namespace Autograder.Reports.Tests.Marking;

public sealed class MarkingPagesTests
{
    private static readonly ItemGrade Waiting = SampleItems.Derivation with
    {
        Criteria =
        [
            new CriterionGrade("Right sign", Verdict.Met, new Marks(2), new Marks(2), "Agrees."),
            new CriterionGrade("Names the chain rule", Verdict.WaitsForMarker, Marks.Zero, new Marks(3), "A marker decides.", new Proposal(new Marks(1.5m), "=found “chain”")),
        ],
    };

    private static Grade[] Class =>
    [
        SampleGrades.Provisional() with { Items = [Waiting] },
        SampleGrades.Provisional() with { Items = [Waiting with { State = ItemState.Graded }] },
    ];

    [Fact]
    public void Lists_only_what_waits()
    {
        var question = MarkingPages.Build(Class, ReportOptions.Default).View.Questions.ShouldHaveSingleItem();

        question.Sheets.ShouldHaveSingleItem().Decisions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            decision => decision.Number.ShouldBe("2"), decision => decision.Proposed.ShouldBe("1.5"));
    }

    [Fact]
    public void Sheet_names_each_decision_and_runs_no_formula()
    {
        string csv = Encoding.UTF8.GetString(MarksSheet.Write(Class));

        csv.Split("\r\n").Length.ShouldBe(3);
        csv.ShouldContain("\"63545_04_ana\",\"4.d\",2,\"Names the chain rule\",3,1.5,\"'=found “chain”\",,,");
    }

    [Fact]
    public async Task One_student_cannot_keep_the_pages_of_the_class_from_being_set()
    {
        await using ReportWriter reports = new();
        Grade hostile = Class[0] with
        {
            Submission = Class[0].Submission with { Id = "hostile" },
            Items = [Waiting with { Found = "$\\mmlToken{mglyph}[src=/etc/hostname]{}$ is no option." }],
        };

        PdfTools.Text(await reports.RenderMarkingAsync([Class[0], hostile])).ShouldContain("is no option");
    }

    [Fact]
    public async Task Page_can_be_set()
    {
        await using ReportWriter reports = new();

        PdfTools.Text(await reports.RenderMarkingAsync(Class)).ShouldContain("Names the chain");
        PdfTools.Text(await reports.RenderMarkingAsync([Class[1]])).ShouldContain("Nothing waits for a marker");
    }
}
