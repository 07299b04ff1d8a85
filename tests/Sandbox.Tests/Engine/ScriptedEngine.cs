using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Autograder.Sandbox.Tests.Engine;

/// <summary>An engine that answers as a test wants, for what Docker does not do on demand.</summary>
internal sealed class ScriptedEngine : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("autograder-test-");
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    /// <param name="answer">Of a request such as "GET /v1.41/info".</param>
    public ScriptedEngine(Func<string, (HttpStatusCode Status, string Body)> answer)
    {
        _listener.Bind(new UnixDomainSocketEndPoint(SocketPath));
        _listener.Listen();
        _ = AnswerAsync(answer);
    }

    public string SocketPath => Path.Combine(_folder.FullName, "engine.sock");

    public void Dispose()
    {
        _listener.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task AnswerAsync(Func<string, (HttpStatusCode Status, string Body)> answer)
    {
        var request = new byte[1 << 16];
        while (true)
        {
            using var asked = await _listener.AcceptAsync();
            var line = Encoding.ASCII.GetString(request, 0, await asked.ReceiveAsync(request)).Split(" HTTP/")[0];
            var (status, body) = answer(line);
            await asked.SendAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {(int)status} {status}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"));
        }
    }
}
