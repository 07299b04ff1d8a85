using System.Net;
using Autograder.Sandbox.InBox;
using Shouldly;
using Xunit;

namespace Autograder.Sandbox.Tests.Engine;

/// <summary>An engine that answers, and would not do as it was told.</summary>
public sealed class UnwillingEngineTests
{
    private const string Id = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    [Theory]
    [InlineData("Your kernel does not support pids limit capabilities or the cgroup is not mounted. PIDs limit discarded.")]
    [InlineData("Your kernel does not support CPU CFS scheduler or the cgroup is not mounted. Quota discarded.")]
    public async Task No_box_runs_without_a_limit_that_the_engine_leaves_out(string warning)
    {
        var asked = new List<string>();
        using var engine = new ScriptedEngine(line => Answer(asked, line, create: $$"""{"Id":"box","Warnings":["{{warning}}"]}"""));
        await using (var sandbox = await ConnectAsync(engine))
        {
            var spec = new BoxSpec { Image = ImageId.Parse(Id), Command = ["true"], Limits = BoxLimits.Default };
            (await Should.ThrowAsync<SandboxException>(() => sandbox.RunAsync(spec, CancellationToken.None))).Message.ShouldContain(warning);
        }

        asked.ShouldNotContain(line => line.Contains("/start"));
        asked.ShouldContain(line => line.StartsWith("DELETE ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_volumes_of_an_image_are_known()
    {
        using var engine = new ScriptedEngine(line => Answer([], line, image: """{"Id":"ID","Config":{"Volumes":{"/data":{}}}}""".Replace("ID", Id)));
        await using var sandbox = await ConnectAsync(engine);

        (await sandbox.DescribeImageAsync("course/image", CancellationToken.None)).ShouldNotBeNull().Volumes.ShouldBe(["/data"]);
    }

    [Fact]
    public async Task A_box_that_the_engine_will_not_remove_keeps_nobody_from_work()
    {
        var asked = new List<string>();
        var labels = $$"""{"{{ContainerSpec.OwnerLabel}}":"an-earlier-boot/1/1/1"}""";
        using var engine = new ScriptedEngine(line => Answer(asked, line, list: $$"""[{"Id":"stubborn","Labels":{{labels}}},{"Id":"willing","Labels":{{labels}}}]""", stubborn: "stubborn"));
        await using var sandbox = await ConnectAsync(engine);

        asked.ShouldContain(line => line.StartsWith("DELETE ", StringComparison.Ordinal) && line.Contains("stubborn"));
        asked.ShouldContain(line => line.StartsWith("DELETE ", StringComparison.Ordinal) && line.Contains("willing"));
    }

    private static Task<DockerSandbox> ConnectAsync(ScriptedEngine engine) =>
        DockerSandbox.ConnectAsync(new DockerSandboxOptions { SocketPath = engine.SocketPath, DetectGpus = false }, TimeProvider.System, CancellationToken.None);

    private static (HttpStatusCode, string) Answer(List<string> asked, string line, string create = "{}", string image = "{}", string list = "[]", string stubborn = "none of them")
    {
        asked.Add(line);
        return line switch
        {
            _ when line.Contains("/containers/create") => (HttpStatusCode.Created, create),
            _ when line.Contains("/images/") => (HttpStatusCode.OK, image),
            _ when line.Contains("/containers/json") => (HttpStatusCode.OK, list),
            _ when line.Contains(stubborn) => (HttpStatusCode.InternalServerError, """{"message":"directory not empty"}"""),
            _ when line.StartsWith("DELETE ", StringComparison.Ordinal) => (HttpStatusCode.NoContent, ""),
            _ => (HttpStatusCode.OK, "{}"),
        };
    }
}
