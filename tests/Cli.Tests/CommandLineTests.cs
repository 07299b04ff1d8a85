using Shouldly;
using Xunit;

namespace Autograder.Cli.Tests;

public sealed class CommandLineTests : IDisposable
{
    private readonly CliSession _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData]
    [InlineData("frobnicate")]
    [InlineData("grade", "somewhere", "something")]
    [InlineData("grade", "a", "b", "--out", "c", "--jobs", "0")]
    [InlineData("grade", "a", "b", "--out", "c", "--jobs", "many")]
    [InlineData("grade", "a", "b", "--out", "c", "--gpu", "maybe")]
    [InlineData("grade", "a", "b", "--out", "c", "--paper", "napkin")]
    [InlineData("regrade")]
    [InlineData("regrade", "a", "b")]
    [InlineData("check")]
    [InlineData("new", "Not A Slug")]
    [InlineData("reference", "train")]
    [InlineData("calibrate")]
    [InlineData("calibrate", "a", "--runs", "1")]
    public async Task Refuses_arguments_that_make_no_sense(params string[] arguments)
    {
        var result = await _session.RunAsync(arguments);

        result.Code.ShouldBe(ExitCode.CallersMistake);
        result.Error.ShouldNotBeEmpty();
        result.Error.ShouldNotContain(" at Autograder.");
    }

    [Fact]
    public async Task Help_names_every_command()
    {
        var result = await _session.RunAsync("--help");

        result.Code.ShouldBe(0);
        foreach (var command in new[] { "grade", "regrade", "check", "calibrate", "new", "doctor", "reference" })
        {
            result.Out.ShouldContain($"  {command} ");
        }
    }

    [Fact]
    public async Task Help_of_grade_says_what_resume_and_only_mean()
    {
        var result = await _session.RunAsync("grade", "--help");

        result.Code.ShouldBe(0);
        result.Out.ShouldContain("unchanged submissions are not re-run");
        result.Out.ShouldContain("--only <ID>");
        result.Out.ShouldContain("--gpu <auto|none|required>");
    }

    [Fact]
    public async Task Tells_its_version() => (await _session.RunAsync("--version")).Code.ShouldBe(0);

    [Fact]
    public async Task Prints_every_mistake_of_a_package_with_file_and_line()
    {
        _session.Submit("ana");
        _session.EditPackage("operation: fn.softmax", "operation: fn.hardmax");
        _session.EditPackage("kind: number", "kind: guess");

        var result = await _session.GradeAsync();

        result.Code.ShouldBe(ExitCode.CallersMistake);
        result.Error.ShouldContain("fn.hardmax");
        result.Error.ShouldContain("'guess' is not a kind");
        result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(line => line.Contains("assignment.yaml:"));
    }

    [Theory]
    [InlineData("no-such-package", "There is no assignment package")]
    [InlineData("no/such/package", "There is no assignment package")]
    public async Task A_package_that_is_not_there_is_the_callers_mistake(string package, string words)
    {
        var result = await _session.RunAsync("grade", package, _session.Submissions, "--out", _session.Out);

        result.Code.ShouldBe(ExitCode.CallersMistake);
        result.Error.ShouldContain(words);
    }

    [Fact]
    public async Task Submissions_that_are_not_there_are_named_together()
    {
        var result = await _session.RunAsync("grade", _session.Package, "nowhere.zip", "neither.zip", "--out", _session.Out);

        result.Code.ShouldBe(ExitCode.CallersMistake);
        result.Error.ShouldContain("nowhere.zip");
        result.Error.ShouldContain("neither.zip");
    }

    [Fact]
    public async Task Only_with_an_unknown_id_lists_the_ids_there_are()
    {
        _session.Submit("ana");

        var result = await _session.GradeAsync("--only", "bor");

        result.Code.ShouldBe(ExitCode.CallersMistake);
        result.Error.ShouldContain("no submission bor");
        result.Error.ShouldContain("ana");
    }

    [Fact]
    public async Task Skipping_an_unknown_run_lists_the_runs_there_are()
    {
        _session.Submit("ana");

        var result = await _session.GradeAsync("--skip-runs", "flying");

        result.Code.ShouldBe(ExitCode.CallersMistake);
        result.Error.ShouldContain("functions");
    }

    [Fact]
    public async Task Without_an_engine_says_so_without_a_stack_trace()
    {
        _session.Submit("ana");
        _session.Images = null;

        var result = await _session.GradeAsync();

        result.Code.ShouldBe(ExitCode.OurFault);
        result.Error.ShouldContain("There is no Docker engine here.");
        result.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Shows_the_stack_trace_to_who_asks_for_it()
    {
        _session.Submit("ana");
        _session.Images = null;
        _session.Variables["AUTOGRADER_DEBUG"] = "1";

        (await _session.GradeAsync()).Error.ShouldContain("   at ");
    }

    [Fact]
    public async Task A_missing_image_says_how_to_build_it()
    {
        _session.Submit("ana");
        _session.Images = new HashSet<string>();

        var result = await _session.GradeAsync();

        result.Code.ShouldBe(ExitCode.OurFault);
        result.Error.ShouldContain("scripts/images.sh numpy");
    }

    [Fact]
    public async Task A_required_gpu_that_is_not_there_stops_before_grading()
    {
        _session.Submit("ana");

        var result = await _session.GradeAsync("--gpu", "required");

        result.Code.ShouldBe(ExitCode.OurFault);
        result.Error.ShouldContain("GPU");
        _session.Sandbox.Asked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("there is nothing to calibrate")]
    [InlineData("has no quick.yaml", "--quick")]
    public async Task What_cannot_be_calibrated_is_said_before_anything_runs(string words, params string[] options)
    {
        var result = await _session.RunAsync(["calibrate", _session.Package, .. options]);

        result.Code.ShouldBe(ExitCode.CallersMistake);
        result.Error.ShouldContain(words);
        _session.Sandbox.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Check_reads_both_the_package_and_its_quick_budgets()
    {
        await File.WriteAllTextAsync(Path.Combine(_session.Package, "quick.yaml"), "items: { nothing: { marks: 1 } }\n");

        var quick = await _session.RunAsync("check", _session.Package);
        var full = await _session.RunAsync("check", _session.Package, "--full", "--mutants", "0");

        quick.Code.ShouldBe(ExitCode.CallersMistake);
        quick.Error.ShouldContain("quick.yaml:1: items.nothing: there is no 'nothing'");
        full.Error.ShouldNotContain("quick.yaml");
    }

    [Fact]
    public async Task Programs_get_failures_as_json()
    {
        var result = await _session.RunAsync("grade", "nowhere", "nothing", "--out", _session.Out, "--json");

        result.Events.ShouldHaveSingleItem()["exitCode"]?.GetValue<int>().ShouldBe(ExitCode.CallersMistake);
    }
}
