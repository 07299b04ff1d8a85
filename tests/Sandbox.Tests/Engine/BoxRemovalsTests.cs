using System.Net;
using Autograder.Sandbox.Docker;
using Autograder.Sandbox.InBox;
using Shouldly;
using Xunit;

namespace Autograder.Sandbox.Tests.Engine;

public sealed class BoxRemovalsTests
{
    /// <summary>As Docker does while it writes down, again and again, that the box ran out of memory.</summary>
    [Fact]
    public async Task A_box_whose_folder_is_still_written_to_is_removed_when_it_is_not()
    {
        var asked = 0;
        using var engine = new ScriptedEngine(_ => ++asked < 5
            ? (HttpStatusCode.InternalServerError, """{"message":"unable to remove filesystem for box: directory not empty"}""")
            : (HttpStatusCode.NoContent, ""));
        using var docker = new DockerClient(engine.SocketPath, TimeProvider.System);
        var removals = new BoxRemovals(docker, TimeProvider.System);

        removals.Made("box");
        await removals.RemoveAsync("box");

        asked.ShouldBe(5, "the engine was asked until it had removed the box");
        removals.Knows("box").ShouldBeFalse();
    }
}
