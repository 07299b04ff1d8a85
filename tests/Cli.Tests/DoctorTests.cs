using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Autograder.Cli.Tests;

public sealed class DoctorTests : IDisposable
{
    private readonly CliSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public async Task Without_docker_says_what_to_do()
    {
        _session.Images = null;

        var result = await _session.RunAsync("doctor", "--json");

        result.Code.ShouldBe(ExitCode.OurFault);
        var docker = Finding(result, "Docker");
        docker["health"]!.GetValue<string>().ShouldBe("bad");
        docker["toDo"]!.GetValue<string>().ShouldContain("scripts/setup.sh");
    }

    [Fact]
    public async Task A_missing_image_is_named_with_the_way_to_build_it()
    {
        _session.Images = new HashSet<string>();

        var result = await _session.RunAsync("doctor", "--json");

        result.Code.ShouldBe(ExitCode.OurFault);
        Finding(result, "Image numpy")["toDo"]!.GetValue<string>().ShouldContain("scripts/images.sh numpy");
    }

    [Fact]
    public async Task A_limit_that_does_not_hold_is_bad()
    {
        // The fake engine lets every program end by itself, so no limit holds.
        var result = await _session.RunAsync("doctor", "--json");

        result.Code.ShouldBe(ExitCode.OurFault);
        Finding(result, "Limit: memory")["health"]!.GetValue<string>().ShouldBe("bad");
    }

    private static JsonObject Finding(CliResult result, string check) =>
        result.Events.ShouldHaveSingleItem()["findings"]!.AsArray().Select(f => f!.AsObject()).Single(f => f["check"]!.GetValue<string>() == check);
}
