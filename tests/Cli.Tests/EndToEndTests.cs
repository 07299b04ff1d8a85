using System.Text;
using Autograder.Cli.Scaffolding;
using Shouldly;
using Xunit;

namespace Autograder.Cli.Tests;

/// <summary>The whole way with a real engine and the real report renderer.</summary>
[Collection(RealEngine.Name)]
public sealed class EndToEndTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("autograder-e2e-").FullName;
    private readonly string _package;

    public EndToEndTests() => _package = PackageTemplate.Write("tiny-net", _root);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task Grades_real_submissions_and_writes_their_reports()
    {
        Submit("perfect", code => code);
        Submit("biasless", code => code.Replace("activations[-1] + b)", "activations[-1])"));
        Submit("crashing", code => code + "\nraise SystemExit(0)\n");
        Submit("leaving", code => code.Replace("Zs, activations = [], [input]", "import os; os._exit(0)"));
        await File.WriteAllTextAsync(Path.Combine(_root, "submissions", "words.zip"), "my homework");

        var (code, output) = await RunAsync("grade", _package, Submissions, "--out", Out);

        code.ShouldBe(ExitCode.Worked, output);
        output.ShouldContain("6 / 6");
        output.ShouldContain("4.5 / 6");
        output.ShouldContain("3 / 6");
        output.ShouldContain("5 submissions: 4 final, 1 refused.");
        foreach (var id in new[] { "perfect", "biasless", "crashing", "leaving", "words" })
        {
            IsPdf(Path.Combine(Out, id, "report.pdf")).ShouldBeTrue(id);
        }

        IsPdf(Path.Combine(Out, "class-summary.pdf")).ShouldBeTrue();
        (await RunAsync("regrade", Out)).Output.ShouldContain("Nothing changed.");
    }

    [Fact]
    public async Task A_new_package_passes_its_check()
    {
        var (code, output) = await RunAsync("check", _package, "--mutants", "4");

        code.ShouldBe(ExitCode.Worked, output);
        output.ShouldContain("tiny-net is sound. 4 of 4 mutants of the reference were noticed.");
    }

    [Fact]
    public async Task A_package_that_expects_the_wrong_marks_fails_its_check()
    {
        var expected = Path.Combine(_package, "wrong", "bias-ignored", "expected.yaml");
        await File.WriteAllTextAsync(expected, (await File.ReadAllTextAsync(expected)).Replace("forward: 1.5", "forward: 2"));

        var (code, output) = await RunAsync("check", _package, "--mutants", "0");

        code.ShouldBe(ExitCode.CallersMistake);
        output.ShouldContain("forward earned 1.5 of 3, expected 2");
    }

    [Fact]
    public async Task The_doctor_finds_limits_that_hold()
    {
        var (_, output) = await RunAsync("doctor");

        foreach (var limit in new[] { "wall time", "processor time", "memory", "processes", "output", "no network", "read-only files, no root", "no rights, filtered system calls" })
        {
            output.ShouldMatch($@"ok\s+│ Limit: {limit}\s+│ holds");
        }
    }

    private string Out => Path.Combine(_root, "out");

    private string Submissions => Path.Combine(_root, "submissions");

    private void Submit(string id, Func<string, string> change)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Submissions, id)).FullName;
        File.WriteAllText(Path.Combine(folder, "network.py"), change(File.ReadAllText(Path.Combine(_package, "reference", "network.py"))));
        File.WriteAllText(Path.Combine(folder, "answers.yaml"), "parameters: 43\n");
    }

    private async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        var around = Surroundings.OfThisMachine() with
        {
            Out = output,
            Error = output,
            Variable = name => name == "AUTOGRADER_CACHE" ? Path.Combine(_root, "cache") : Environment.GetEnvironmentVariable(name),
        };
        return (await CommandLine.RunAsync(arguments, around, CancellationToken.None), output.ToString());
    }

    private static bool IsPdf(string path) => File.Exists(path) && File.ReadAllBytes(path).AsSpan().StartsWith(Encoding.ASCII.GetBytes("%PDF-"));
}
