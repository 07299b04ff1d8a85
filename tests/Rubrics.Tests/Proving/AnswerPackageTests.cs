using Autograder.Rubrics.Assignments;
using Autograder.Rubrics.Datasets;
using Autograder.Rubrics.Evidence;
using Autograder.Rubrics.Grading;
using Autograder.Rubrics.Proving;
using Autograder.Rubrics.Tests.Answers;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Rubrics.Tests.Proving;

/// <summary>Packages of typed answers prove themselves without an engine.</summary>
public sealed class AnswerPackageTests : IDisposable
{
    private const string Items = """
          - { id: "1", title: One, asked: a, kind: number, marks: 2, key: 43 }
          - id: "2"
            title: Two
            asked: b
            kind: text
            marks: 1
            criteria: [ { text: Says why, marks: 1, facts: [[convex]] } ]
        """;

    private readonly AnswerKit _kit = new(Items);

    public static TheoryData<string> Papers => [.. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "assignments"))
        .Where(folder => AssignmentLoader.Load(folder).Assignment is null or { NeedsBoxes: false }).Select(folder => Path.GetFileName(folder))];

    [Theory]
    [MemberData(nameof(Papers))]
    public async Task Every_paper_of_this_repository_is_sound(string slug)
    {
        var loaded = AssignmentLoader.Load(Path.Combine(Repository.Root, "assignments", slug));
        loaded.Problems.Select(p => p.ToString()).ShouldBeEmpty();
        (await ProveAsync(loaded.Assignment.ShouldNotBeNull())).ShouldBeEmpty();
    }

    [Fact]
    public async Task Puts_wrong_answers_over_those_of_the_reference_and_follows_proposals()
    {
        Write("reference/answers.yaml", "answers: { \"1\": { value: 43, working: w }, \"2\": it is convex }");
        Write("starter/answers.yaml", "answers:\n  \"1\":\n");
        Write("wrong/sum/answers.yaml", "answers: { \"1\": 42 }");
        Write("wrong/sum/expected.yaml", "marks: { \"1\": 0 }\nsays: { \"1\": is not the computed key }");
        Write("wrong/silent/answers.yaml", "answers: { \"2\": ~ }");
        Write("wrong/silent/expected.yaml", "marks: { \"2\": 0 }");
        Write("wrong/vague/answers.yaml", "answers: { \"2\": it has one minimum }");
        Write("wrong/vague/expected.yaml", "proposes: { \"2\": 0 }");
        (await ProveAsync(_kit.Assignment)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Reports_what_comes_out_otherwise_than_expected()
    {
        Write("reference/answers.yaml", "answers: { \"1\": 42, \"2\": it has one minimum }");
        Write("starter/answers.yaml", "answers:\n");
        Write("wrong/a/answers.yaml", "answers: { \"1\": forty }");
        Write("wrong/a/expected.yaml", "marks: { \"2\": 1 }");
        var problems = await ProveAsync(_kit.Assignment);
        problems.ShouldContain(p => p.StartsWith("reference: 1 earned 0 of 2"));
        problems.ShouldContain(p => p.StartsWith("reference: 2 earned 0 of 1"));
        problems.ShouldContain(p => p.StartsWith("wrong/a: 1 would earn 0 of 2 by what is proposed, expected 2"));
    }

    public void Dispose() => _kit.Dispose();

    private void Write(string name, string text)
    {
        var path = Path.Combine(_kit.Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path).ShouldNotBeNull());
        File.WriteAllText(path, text);
    }

    private async Task<IReadOnlyList<string>> ProveAsync(Assignment assignment)
    {
        var root = Path.Combine(Path.GetDirectoryName(_kit.Folder).ShouldNotBeNull(), "work");
        var sandbox = new NoSandbox();
        using var slots = new CpuSlots(2);
        var machine = new GradingMachine(sandbox, default, new DatasetProvider([], root, sandbox), new EvidenceStore(root), slots, root, null, "test");
        var report = await new PackageProver(assignment, machine, TimeProvider.System).ProveAsync(new ProofOptions(0, Full: false, new HashSet<string>()), 2, null, CancellationToken.None);
        return report.Problems;
    }
}
