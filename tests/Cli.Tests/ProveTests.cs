using System.Text.Json.Nodes;
using Autograder.Reports.Exports;
using Autograder.Rubrics.Grades;
using Autograder.Sandbox;
using Autograder.TestKit;
using Shouldly;
using Xunit;

namespace Autograder.Cli.Tests;

/// <summary>From formulas that were sampled to formulas that are proved; the box answers as it is told.</summary>
public sealed class ProveTests : IDisposable
{
    private const string Paper = """
        format: 1
        slug: paper
        version: 1.0.0
        title: A paper
        course: Testing
        submission: { files: [ { role: answers, pattern: "answers.yaml", required: true } ] }
        items:
          - { id: "1", title: Square, asked: "(x + 1)²?", marks: 1, kind: expression, variables: { x: real }, key: "(x+1)^2" }
        """;

    private readonly CliSession _session = new() { Sandbox = new FakeSandbox(Prove), Images = null };

    public ProveTests()
    {
        Directory.CreateDirectory(Package);
        File.WriteAllText(Path.Combine(Package, "assignment.yaml"), Paper);
        foreach (var (id, typed) in ((string, string)[])[("ana", "x^2+2x+1"), ("bor", "x^2 + 2*x + 1"), ("cy", "x^2 + 1")])
        {
            Directory.CreateDirectory(Path.Combine(_session.Submissions, id));
            File.WriteAllText(Path.Combine(_session.Submissions, id, "answers.yaml"), $"answers: {{ \"1\": \"{typed}\" }}");
        }
    }

    private string Package => Path.Combine(_session.Root, "paper");

    public void Dispose() => _session.Dispose();

    [Fact]
    public async Task Proves_each_formula_once_and_says_so_in_every_grade()
    {
        await GradeAsync();
        ReasonOf("ana").ShouldBe("It is equal to the key at all sampled points.");
        _session.Images = new HashSet<string> { "autograder/maths" };

        var result = await ProveAsync();

        result.Code.ShouldBe(ExitCode.Worked, result.Error);
        result.Out.ShouldContain("Proved 1 of 1 pair");
        result.Out.ShouldContain("Nothing changed.");
        ReasonOf("ana").ShouldBe("It is equal to the key: proved.");
        ReasonOf("bor").ShouldBe("It is equal to the key: proved.");
        ReasonOf("cy").ShouldNotContain("proved");
        (await ProveAsync()).Out.ShouldContain("No formula waits");
        _session.Sandbox.Asked.Count.ShouldBe(1);
        await GradeAsync();
        ReasonOf("ana").ShouldBe("It is equal to the key: proved.", "grading takes what is kept");
    }

    [Fact]
    public async Task Without_an_engine_or_the_image_it_says_what_to_do()
    {
        await GradeAsync();
        (await ProveAsync()).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(ExitCode.OurFault), r => r.Error.ShouldContain("Docker"));
        _session.Images = new HashSet<string>();
        (await ProveAsync()).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(ExitCode.OurFault), r => r.Error.ShouldContain("scripts/images.sh maths"));
    }

    [Fact]
    public async Task A_folder_without_grades_is_the_callers_mistake() => (await ProveAsync()).Code.ShouldBe(ExitCode.CallersMistake);

    private async Task GradeAsync() => (await _session.RunAsync("grade", Package, _session.Submissions, "--out", _session.Out, "--no-pdf")).Code.ShouldBe(ExitCode.Worked);

    private Task<CliResult> ProveAsync() => _session.RunAsync("prove", _session.Out, "--no-pdf");

    private string ReasonOf(string id) =>
        GradeJson.Read(File.ReadAllBytes(Path.Combine(_session.Out, ".autograder", "grades", id + ".json"))).Items[0].Criteria[0].Reason;

    private static BoxFacts Prove(BoxSpec spec)
    {
        var pairs = JsonNode.Parse(File.ReadAllText(Path.Combine(spec.Mounts[0].HostPath, "pairs.json")))!["pairs"]!.AsArray(); // a test fails on null all the same
        return TestEvidence.Facts(new JsonObject
        {
            ["results"] = new JsonObject(pairs.Select(p => KeyValuePair.Create(p!["id"]!.GetValue<string>(), (JsonNode?)new JsonObject { ["verdict"] = "proved" }))),
        }.ToJsonString());
    }
}
