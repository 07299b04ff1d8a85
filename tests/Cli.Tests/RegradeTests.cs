using Shouldly;
using Xunit;

namespace Autograder.Cli.Tests;

public sealed class RegradeTests : IDisposable
{
    private readonly CliSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public async Task Says_nothing_changed_when_nothing_did()
    {
        await GradeAsync();

        var result = await RegradeAsync();

        result.Code.ShouldBe(ExitCode.Worked, result.Error);
        result.Out.ShouldContain("Nothing changed.");
        File.Exists(History).ShouldBeFalse();
    }

    [Fact]
    public async Task A_wider_tolerance_shows_who_gained_and_why()
    {
        await GradeAsync();
        _session.EditPackage("tolerance: { relative: 1e-9 }", "tolerance: { absolute: 1 }");

        var result = await RegradeAsync("--assignment", _session.Package);

        result.Code.ShouldBe(ExitCode.Worked, result.Error);
        result.Out.ShouldContain("0 of 1 → 1 of 1");
        result.Out.ShouldContain("0 of 6 → 1 of 6");
        result.Out.ShouldContain("1 of 2 submissions changed");
        result.Out.ShouldNotContain("│ ana ");
    }

    [Fact]
    public async Task A_changed_late_rule_shows_what_it_takes()
    {
        await GradeAsync();
        _session.EditPackage("# due: 2027-03-14T23:59 ", "due: 2026-10-31T12:00 ");
        _session.EditPackage("# late:", "late:");
        _session.EditPackage("#   - { up_to", "  - { up_to");

        var result = await RegradeAsync("--assignment", _session.Package);

        result.Out.ShouldContain("−0 → −0.5");
        result.Out.ShouldContain("1 of 6 → 0.5 of 6");
    }

    [Fact]
    public async Task Runs_nothing_and_needs_no_engine()
    {
        await GradeAsync();
        _session.Images = null;

        (await RegradeAsync()).Code.ShouldBe(ExitCode.Worked);
    }

    [Fact]
    public async Task Keeps_the_new_grades_the_package_and_the_history()
    {
        await GradeAsync();
        _session.EditPackage("tolerance: { relative: 1e-9 }", "tolerance: { absolute: 1 }");
        await RegradeAsync("--assignment", _session.Package);

        (await RegradeAsync()).Out.ShouldContain("Nothing changed.");
        (await File.ReadAllLinesAsync(History)).ShouldHaveSingleItem().ShouldContain("\"old\":\"0 of 1\"");
        (await File.ReadAllTextAsync(Path.Combine(_session.Out, "gradebook.csv"))).ShouldNotContain("\"bor\",\"bor\",\"bor\",\"final\",0,0,0");
    }

    [Fact]
    public async Task Programs_get_the_difference_as_json()
    {
        await GradeAsync();
        _session.EditPackage("tolerance: { relative: 1e-9 }", "tolerance: { absolute: 1 }");

        var result = await RegradeAsync("--assignment", _session.Package, "--json");

        var changes = result.Events.ShouldHaveSingleItem()["changes"]!.AsArray();
        changes.Select(c => c!["item"]!.GetValue<string>()).ShouldBe(["parameters", "total"]);
        changes.ShouldAllBe(c => c!["submission"]!.GetValue<string>() == "bor");
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("submissions")]
    public async Task A_folder_without_grades_is_the_callers_mistake(string folder)
    {
        var result = await _session.RunAsync("regrade", Path.Combine(_session.Root, folder));

        result.Code.ShouldBe(ExitCode.CallersMistake);
        result.Error.ShouldContain("grade --out");
    }

    private string History => Path.Combine(_session.Out, ".autograder", "history.jsonl");

    /// <summary>Ana is right, Bor is one off.</summary>
    private async Task GradeAsync()
    {
        _session.Submit("ana");
        _session.Submit("bor", answer: "44");
        (await _session.GradeAsync()).Code.ShouldBe(ExitCode.Worked);
    }

    private Task<CliResult> RegradeAsync(params string[] more) => _session.RunAsync(["regrade", _session.Out, "--no-pdf", .. more]);
}
