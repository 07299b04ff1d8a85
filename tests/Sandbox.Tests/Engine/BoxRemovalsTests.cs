using System.Net.Sockets;
using System.Text;
using Autograder.Sandbox.Docker;
using Autograder.Sandbox.InBox;
using Shouldly;
using Xunit;

namespace Autograder.Sandbox.Tests.Engine;

public sealed class BoxRemovalsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("autograder-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>As Docker does while it writes down, again and again, that the box ran out of memory.</summary>
    [Fact]
    public async Task A_box_whose_folder_is_still_written_to_is_removed_when_it_is_not()
    {
        var path = Path.Combine(_folder, "engine.sock");
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        const string busy = """{"message":"unable to remove filesystem for box: directory not empty"}""";
        var refusal = $"HTTP/1.1 500 Internal Server Error\r\nContent-Length: {busy.Length}\r\nConnection: close\r\n\r\n{busy}";
        var engine = AnswerAsync(listener, refusal, refusal, refusal, refusal, "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
        using var docker = new DockerClient(path, TimeProvider.System);
        var removals = new BoxRemovals(docker, TimeProvider.System);

        removals.Made("box");
        await removals.RemoveAsync("box");

        engine.IsCompletedSuccessfully.ShouldBeTrue("the engine was asked until it had removed the box");
        removals.Knows("box").ShouldBeFalse();
    }

    private static async Task AnswerAsync(Socket listener, params string[] answers)
    {
        foreach (var answer in answers)
        {
            using var asked = await listener.AcceptAsync();
            var request = new byte[4096];
            (await asked.ReceiveAsync(request)).ShouldBePositive();
            await asked.SendAsync(Encoding.ASCII.GetBytes(answer));
        }
    }
}
