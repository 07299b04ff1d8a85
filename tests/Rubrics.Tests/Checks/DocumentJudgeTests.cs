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
        ItemJudge.Judge(assignment.Items[^1], context, new AnswerJudge(context)).Awarded.ShouldBe(new Marks(marks));
    }
}
