using System.IO.Compression;
using Autograder.Reports.Exports;
using Autograder.Rubrics.Grades;
using Shouldly;
using Xunit;

namespace Autograder.Cli.Tests;

/// <summary>Groups of which one member hands in the work and the others a text: from a folder as a course management system gives it to a gradebook.</summary>
public sealed class JointTextTests : IDisposable
{
    private const string Paper = """
        format: 1
        slug: paper
        version: 1.0.0
        title: A paper
        course: Testing
        submission: { files: [ { role: answers, pattern: "answers.yaml", required: true } ], group: { max: 4, joint_texts: true } }
        items:
          - { id: "1", title: Sum, asked: "1 + 1?", marks: 1, kind: number, key: 2 }
        """;

    private readonly CliSession _session = new() { Images = null };

    public JointTextTests()
    {
        Directory.CreateDirectory(Package);
        File.WriteAllText(Path.Combine(Package, "assignment.yaml"), Paper);
        Write("Ana Žagar_101_assignsubmission_file_", "answers.yaml", "answers: { \"1\": 2 }");
        Write("Bor Kovač_102_assignsubmission_file_", "onlinetext.txt", "Joint submission with Ana Zagar.");
        File.WriteAllText(Path.Combine(_session.Submissions, "Petra Novak.txt"), "joint submission with Bor Kovac");
        Zip("Jan Horvat.zip", "note.txt", "joint submission with Ana Žagra");
        File.WriteAllText(Path.Combine(_session.Submissions, "roster.csv"), "id,name\n1,Ana Žagar\n2,Bor Kovač\n3,Petra Novak\n4,Jan Horvat\n");
    }

    private string Package => Path.Combine(_session.Root, "paper");

    public void Dispose() => _session.Dispose();

    [Fact]
    public async Task Members_share_the_grade_and_unclear_texts_are_told()
    {
        var result = await GradeAsync();
        result.Code.ShouldBe(ExitCode.Worked, result.Error);
        result.Out.ShouldContain("2 of 3 joint-submission texts lead to a submission");
        var grades = Directory.EnumerateFiles(Path.Combine(_session.Out, ".autograder", "grades")).Select(f => GradeJson.Read(File.ReadAllBytes(f))).ToList();
        grades.Count.ShouldBe(2);
        grades.Single(g => g.Status == GradeStatus.Final).Submission.Students.ShouldBe(["1 Ana Žagar", "2 Bor Kovač", "4 Jan Horvat"], ignoreOrder: true);
        grades.Single(g => g.Status == GradeStatus.Refused).Reasons.ShouldHaveSingleItem().ShouldContain("who handed in no work but a text");
    }

    [Fact]
    public async Task Nothing_is_graded_twice_for_the_same_group()
    {
        await GradeAsync();
        (await GradeAsync("--resume")).Out.ShouldContain("unchanged");
    }

    [Fact]
    public async Task Mistakes_of_the_roster_stop_before_anything_is_graded()
    {
        File.WriteAllText(Path.Combine(_session.Root, "people.csv"), "id,name\n1,\n1,Ana\n1,Bor\n");
        var result = await GradeAsync("--roster", Path.Combine(_session.Root, "people.csv"));
        result.Code.ShouldBe(ExitCode.CallersMistake);
        result.Error.ShouldContain("line 2");
        result.Error.ShouldContain("line 4");
    }

    private Task<CliResult> GradeAsync(params string[] more) => _session.RunAsync(["grade", Package, _session.Submissions, "--out", _session.Out, "--no-pdf", .. more]);

    private void Write(string upload, string file, string text)
    {
        Directory.CreateDirectory(Path.Combine(_session.Submissions, upload));
        File.WriteAllText(Path.Combine(_session.Submissions, upload, file), text);
    }

    private void Zip(string upload, string file, string text)
    {
        using var zip = new ZipArchive(File.Create(Path.Combine(_session.Submissions, upload)), ZipArchiveMode.Create);
        using var entry = new StreamWriter(zip.CreateEntry(file).Open());
        entry.Write(text);
    }
}
