using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Checks;
using Autograder.Rubrics.Intake;
using Autograder.Rubrics.Runs;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Checks;

public sealed class DocumentJudgeTests : IDisposable
{
    private const string Item = """

          - id: report
            title: Report
            asked: Write a report.
            kind: document
            marks: 1
            role: report
        """;

    private readonly TestPackage _package = new(TestPackage.Yaml.Replace("pattern: \"*.pdf\" }", "pattern: \"*.pdf\", max_pages: 3 }") + Item);

    public void Dispose() => _package.Dispose();

    [Theory]
    [InlineData(3, 1)]
    [InlineData(4, 0)]
    public void The_page_limit_of_the_file_holds_where_the_item_names_none(int pages, int marks)
    {
        var assignment = _package.Load();
        var store = new EvidenceStore(Path.Combine(_package.Root, "store"));
        var files = SubmittedFiles.Assign(assignment.Submission, [new IntakeFile("r.pdf", new byte[] { 1 }, "00")]);
        var facts = TestEvidence.Facts($$"""{ "r.pdf": { "status": "ok", "pages": {{pages}}, "text_chars": 900, "images": 0 } }""");
        var context = JudgingContexts.With(JudgingContexts.Start(assignment, files, new HashSet<string>()), TestEvidence.Result(store, "pdf", facts));
        ItemJudge.Judge(assignment.Items[^1], context, new AnswerJudge(context), new WriteUps(context)).Awarded.ShouldBe(new Marks(marks));
    }

    private const string WithAnswers = Item + """

            criteria:
              - { text: Opens, marks: 0.2, test: opens }
              - { text: Answers, marks: 0.4, test: answers }
              - { text: Plots, marks: 0.4, test: drawings }
            answers: { "4.i": report, "4.v": report, "5.a": report }
            drawings: 2
        """;

    [Fact]
    public void Answers_and_drawings_are_counted()
    {
        var grade = Judge("""{ "r.pdf": { "status": "ok", "pages": 2, "text_chars": 900, "images": 0, "texts": ["Question 4\n(i) Because\n\n(v) 92 %", "5"], "drawings": [1, 0] } }""");
        grade.Criteria.Select(c => c.Awarded.Value).ShouldBe([0.2m, 0.27m, 0.2m]);
        grade.Criteria[1].Reason.ShouldContain("Not found by their numbers: 5.a");
    }

    [Fact]
    public void Scans_wait_for_a_marker_who_sees_nothing_lost()
    {
        var grade = Judge("""{ "r.pdf": { "status": "ok", "pages": 2, "text_chars": 3, "images": 2, "texts": ["", ""], "drawings": [1, 1] } }""");
        grade.State.ShouldBe(ItemState.WaitsForMarker);
        grade.Criteria[2].Awarded.Value.ShouldBe(0.4m);
    }

    [Theory]
    [InlineData("""{ "r.pdf": { "status": "ok", "pages": 2, "text_chars": 900, "images": 0, "texts": 7, "drawings": "many" } }""")]
    [InlineData("""{ "r.pdf": { "status": "ok", "pages": 2, "text_chars": 900, "images": 0, "texts": [null, 3], "drawings": [-5, 99999999999, "x"] } }""")]
    public void Odd_facts_earn_nothing_and_break_nothing(string facts) => Judge(facts).Criteria[2].Awarded.Value.ShouldBeLessThan(0.4m);

    [Fact]
    public void A_file_that_keeps_the_tools_from_saying_anything_earns_nothing_and_parks_nothing()
    {
        var grade = Judge("""{ "other.pdf": {} }""");
        (grade.State, grade.Awarded).ShouldBe((ItemState.Graded, Marks.Zero));
        grade.Found.ShouldContain("r.pdf could not be opened");
    }

    private ItemGrade Judge(string facts)
    {
        using var package = new TestPackage(TestPackage.Yaml + WithAnswers);
        var assignment = package.Load();
        var store = new EvidenceStore(Path.Combine(package.Root, "store"));
        var files = SubmittedFiles.Assign(assignment.Submission, [new IntakeFile("r.pdf", new byte[] { 1 }, "00")]);
        var context = JudgingContexts.With(JudgingContexts.Start(assignment, files, new HashSet<string>()), TestEvidence.Result(store, "pdf", TestEvidence.Facts(facts)));
        return ItemJudge.Judge(assignment.Items[^1], context, new AnswerJudge(context), new WriteUps(context));
    }
}
