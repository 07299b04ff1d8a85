using Autograder.Rubrics.Assignments;
using Shouldly;
using Xunit;

namespace Autograder.Cli.Tests;

public sealed class NewTests : IDisposable
{
    private readonly CliSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public async Task Writes_a_package_that_can_be_read()
    {
        var result = await _session.RunAsync("new", "first-steps", "--in", _session.Root);

        result.Code.ShouldBe(ExitCode.Worked);
        var folder = Path.Combine(_session.Root, "first-steps");
        AssignmentLoader.Load(folder).Problems.ShouldBeEmpty();
        foreach (var file in new[] { "handout.md", "starter/network.py", "reference/network.py", "drivers/functions.py", "wrong/bias-ignored/expected.yaml" })
        {
            File.Exists(Path.Combine(folder, file)).ShouldBeTrue(file);
        }
    }

    [Fact]
    public async Task Never_writes_over_what_is_there()
    {
        var result = await _session.RunAsync("new", CliSession.Slug, "--in", _session.Root);

        result.Code.ShouldBe(ExitCode.CallersMistake);
        result.Error.ShouldContain("exists already");
    }

    [Theory]
    [InlineData("../escape")]
    [InlineData("Upper")]
    [InlineData("double--hyphen")]
    [InlineData("-")]
    public async Task Refuses_names_that_are_no_slugs(string slug) =>
        (await _session.RunAsync("new", "--in", _session.Root, "--", slug)).Code.ShouldBe(ExitCode.CallersMistake);
}
