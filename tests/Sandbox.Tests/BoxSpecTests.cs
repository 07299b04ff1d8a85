using Shouldly;
using Xunit;

namespace Autograder.Sandbox.Tests;

public sealed class BoxSpecTests
{
    private static readonly BoxSpec Good = new()
    {
        Image = ImageId.Parse("sha256:" + new string('a', 64)),
        Command = ["true"],
        Mounts = [new BoxMount("/tmp", "/task/sub")],
        Limits = BoxLimits.Default,
    };

    [Fact]
    public void A_good_request_has_no_problems() => Good.Problems().ShouldBeEmpty();

    [Fact]
    public void Every_problem_is_reported_at_once()
    {
        var spec = Good with
        {
            Command = [],
            WorkingDirectory = "/proc/../x",
            Mounts = [new BoxMount("relative", "/task/sub"), new BoxMount("/no/such/folder", "/task/sub")],
            Environment = new Dictionary<string, string> { ["A=B"] = "1" },
            Limits = BoxLimits.Default with { WallTime = TimeSpan.Zero, Threads = 0 },
        };

        spec.Problems().Count.ShouldBe(8, string.Join('\n', spec.Problems()));
        spec.Problems().ShouldContain("WallTime is 0 s; it must be between 0.1 s and 2 days.");
        spec.Problems().ShouldContain("Threads is 0 threads; it must be between 1 and 1024.");
    }

    [Theory]
    [InlineData("/task/out")]
    [InlineData("/task/shim")]
    [InlineData("/tmp")]
    [InlineData("/")]
    [InlineData("/etc/hosts")]
    [InlineData("/usr/bin")]
    [InlineData("/task/../etc")]
    [InlineData("/task//sub")]
    [InlineData("task/sub")]
    public void Mounts_cannot_cover_what_the_box_needs(string path) =>
        (Good with { Mounts = [new BoxMount("/tmp", path)] }).Problems().Count.ShouldBe(1);

    [Fact]
    public void Sockets_are_never_mounted() =>
        (Good with { Mounts = [new BoxMount("/var/run/docker.sock", "/task/docker")] }).Problems().ShouldContain(problem => problem.Contains("sockets"));

    [Theory]
    [InlineData("numpy:latest")]
    [InlineData("sha256:abc")]
    [InlineData("sha256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("")]
    public void An_image_is_named_by_its_content_only(string text)
    {
        ImageId.TryParse(text, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => ImageId.Parse(text));
    }
}
