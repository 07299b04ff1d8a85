using System.Text;
using Autograder.Rubrics.Grades;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Intake;
using Autograder.Rubrics.Runs;
using Autograder.Rubrics.Scoring;
using Autograder.Rubrics.Tests.Notebooks;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Checks;

public sealed class PackagingJudgeTests : IDisposable
{
    private const string Notebook = """{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{"cell_type":"code","source":"x = 1"}]}""";

    private readonly NotebookKit _kit = NotebookKit.Of("""
          - id: package
            title: What was handed in
            asked: Hand in an archive.
            kind: packaging
            marks: 2
            criteria:
              - { text: The name, marks: 0, test: archive-name }
              - { text: The files, marks: 1, test: files, files: ["my_net.ipynb", "*.yaml"] }
              - { text: What is required, marks: 0, test: files }
              - { text: The notebooks, marks: 1, test: notebooks }
        """);

    public void Dispose() => _kit.Dispose();

    [Fact]
    public void Everything_as_asked_earns_the_marks() =>
        Judge("B_7.zip", ("sub/My-Net.ipynb", Notebook), ("answers.yaml", "")).Awarded.ShouldBe(new Marks(2));

    [Fact]
    public void Names_and_missing_files_are_said_line_by_line()
    {
        var item = Judge("homework.zip", ("answers.yaml", ""));
        item.Awarded.ShouldBe(new Marks(1));
        item.Criteria[0].Reason.ShouldContain("B_");
        item.Criteria[1].Reason.ShouldContain("my_net.ipynb");
        item.Criteria[2].Reason.ShouldContain("*.ipynb (notebook)");
    }

    [Theory]
    [InlineData("", "is damaged")]
    [InlineData("{\"cells\":[]}", "is no notebook")]
    [InlineData("{\"nbformat\":4,\"cells\":[]}", "has no cells")]
    [InlineData("{\"nbformat\":2,\"cells\":[]}", "says it has version 2")]
    [InlineData("{\"nbformat\":\"4\",\"cells\":{}}", "is no notebook")]
    public void A_notebook_that_cannot_be_opened_is_named(string content, string expected)
    {
        var item = Judge("B_7.zip", ("my_net.ipynb", content), ("answers.yaml", ""));
        item.Awarded.ShouldBe(new Marks(1));
        item.Criteria[3].Reason.ShouldContain($"my_net.ipynb {expected}");
    }

    private ItemGrade Judge(string source, params (string Path, string Content)[] files)
    {
        var assignment = _kit.Assignment;
        var stamp = new SubmissionStamp("s", ["7"], source, "00", DateTimeOffset.UnixEpoch);
        var submitted = SubmittedFiles.Assign(assignment.Submission, [.. files.Select(f => new IntakeFile(f.Path, Encoding.UTF8.GetBytes(f.Content), "00"))]);
        return Scorer.Score(stamp, JudgingContexts.Start(assignment, submitted, new HashSet<string>(), stamp), [], "test").Items[0];
    }
}
