using Autograder.Reports.Exports;
using Autograder.Rubrics.Grades;
using Shouldly;
using Xunit;

namespace Autograder.Cli.Tests;

/// <summary>From a sheet with answers that wait to final grades, on a machine without Docker: nothing of the paper is run.</summary>
public sealed class MarkingTests : IDisposable
{
    private const string Paper = """
        format: 1
        slug: paper
        version: 1.0.0
        title: A paper
        course: Testing
        submission: { files: [ { role: answers, pattern: "answers.yaml", required: true } ] }
        items:
          - { id: "1", title: Sum, asked: "1 + 1?", marks: 1, kind: number, key: 2 }
          - id: "2"
            title: Overfitting
            asked: "What is overfitting?"
            marks: 2
            kind: text
            criteria:
              - { text: Training error is low, marks: 1, facts: [[training]] }
              - { text: Test error is high, marks: 1, facts: [[test]] }
        """;

    private readonly CliSession _session = new() { Images = null };

    public MarkingTests()
    {
        Directory.CreateDirectory(Package);
        File.WriteAllText(Path.Combine(Package, "assignment.yaml"), Paper);
        foreach (var id in (string[])["ana", "bor"])
        {
            Directory.CreateDirectory(Path.Combine(_session.Submissions, id));
            File.WriteAllText(Path.Combine(_session.Submissions, id, "answers.yaml"), "answers: { \"1\": 2, \"2\": \"Low training error, high test error\" }");
        }
    }

    private string Package => Path.Combine(_session.Root, "paper");

    private string Sheet => Path.Combine(_session.Out, "marks.csv");

    public void Dispose() => _session.Dispose();

    [Fact]
    public async Task Markers_decide_in_a_sheet_and_grades_become_final()
    {
        await GradeAsync();
        GradeOf("ana").Status.ShouldBe(GradeStatus.Provisional);
        Fill("ana", "1", "Well put");

        var result = await RegradeAsync("--marks", Sheet);

        result.Code.ShouldBe(ExitCode.Worked, result.Error);
        result.Out.ShouldContain("Took 2 decisions");
        GradeOf("ana").ShouldSatisfyAllConditions(
            grade => grade.Status.ShouldBe(GradeStatus.Final), grade => grade.Total.ShouldBe(new Marks(3)), grade => grade.Items[1].Criteria[0].Reason.ShouldBe("Well put"));
        GradeOf("bor").Status.ShouldBe(GradeStatus.Provisional);
        File.ReadAllText(Sheet).ShouldNotContain("\"ana\"");
        (await GradeAsync()).Code.ShouldBe(ExitCode.Worked);
        GradeOf("ana").Total.ShouldBe(new Marks(3), "decisions count when everything is graded again");
    }

    [Fact]
    public async Task A_later_decision_replaces_an_earlier_one()
    {
        await GradeAsync();
        Fill("ana", "1", "");
        var copy = Sheet + ".copy.csv";
        File.Copy(Sheet, copy);
        await RegradeAsync("--marks", Sheet);
        File.WriteAllText(copy, File.ReadAllText(copy).Replace(",1,\"\",\"Cy\"", ",0.5,\"\",\"Di\""));

        await RegradeAsync("--marks", copy);

        GradeOf("ana").Total.ShouldBe(new Marks(2));
    }

    [Theory]
    [InlineData(",3,\"\",\"Cy\"", "is worth at most 1, not 3")]
    [InlineData(",1,\"\",\"\"", "the marker's name is missing")]
    [InlineData(",one,\"\",\"Cy\"", "'one' is not a mark")]
    public async Task A_sheet_with_a_mistake_changes_nothing(string end, string says)
    {
        await GradeAsync();
        File.WriteAllText(Sheet, File.ReadAllText(Sheet).Replace(",,,\r\n", end + "\r\n"));

        var result = await RegradeAsync("--marks", Sheet);

        result.Code.ShouldBe(ExitCode.CallersMistake);
        result.Error.ShouldContain(says);
        GradeOf("ana").Status.ShouldBe(GradeStatus.Provisional);
    }

    [Fact]
    public async Task A_sheet_that_somebody_fills_in_is_not_overwritten()
    {
        await GradeAsync();
        Fill("bor", "0.5", "half");
        var before = File.ReadAllText(Sheet);

        var result = await GradeAsync();

        File.ReadAllText(Sheet).ShouldBe(before);
        result.Out.ReplaceLineEndings(" ").ShouldContain("marks that were not taken yet");
    }

    [Fact]
    public async Task Another_upload_under_the_same_name_is_not_the_work_that_was_marked()
    {
        await GradeAsync();
        Fill("ana", "1", "");
        await RegradeAsync("--marks", Sheet);
        File.WriteAllText(Path.Combine(_session.Submissions, "ana", "answers.yaml"), "answers: { \"1\": 2, \"2\": \"No idea\" }");

        await GradeAsync();

        GradeOf("ana").ShouldSatisfyAllConditions(grade => grade.Status.ShouldBe(GradeStatus.Provisional), grade => grade.Total.ShouldBe(new Marks(1)));
    }

    private void Fill(string id, string marks, string comment) => File.WriteAllLines(
        Sheet,
        File.ReadAllLines(Sheet).Select(line => line.Contains($"\"{id}\"", StringComparison.Ordinal) ? line[..^3] + $",{marks},\"{comment}\",\"Cy\"" : line));

    private Task<CliResult> GradeAsync() => _session.RunAsync("grade", Package, _session.Submissions, "--out", _session.Out, "--no-pdf");

    private Task<CliResult> RegradeAsync(params string[] more) => _session.RunAsync(["regrade", _session.Out, "--no-pdf", .. more]);

    private Grade GradeOf(string id) => GradeJson.Read(File.ReadAllBytes(Path.Combine(_session.Out, ".autograder", "grades", id + ".json")));
}
