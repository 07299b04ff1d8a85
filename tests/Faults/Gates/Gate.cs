using System.Collections.Concurrent;
using System.Net.Sockets;

namespace Autograder.Faults.Gates;

/// <summary>A socket between a program and a server: what passes can be held, and cut off, without either of them knowing of the test.</summary>
internal abstract class Gate : IAsyncDisposable
{
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly ConcurrentDictionary<(Socket, Socket), bool> _pairs = new();
    private readonly string _upstream;
    private readonly Task _accepting;

    protected Gate(string path, string upstream)
    {
        Path = path;
        _upstream = upstream;
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        _listener.Listen(128);
        _accepting = AcceptAsync();
    }

    public string Path { get; }

    /// <summary>Whether somebody listens, as far as programs can tell.</summary>
    public bool IsOpen { get; set; } = true;

    /// <summary>Cuts every connection there is.</summary>
    public void Cut()
    {
        foreach (var (client, server) in _pairs.Keys)
        {
            client.Dispose();
            server.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _accepting;
        Cut();
    }

    /// <summary>Carries both directions until one ends.</summary>
    protected abstract Task PassAsync(Stream client, Stream server);

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptAsync();
                _ = CarryAsync(client);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // closed
        }
    }

    private async Task CarryAsync(Socket client)
    {
        using var near = client;
        if (!IsOpen)
        {
            return;
        }

        using var far = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        _pairs[(near, far)] = true;
        try
        {
            await far.ConnectAsync(new UnixDomainSocketEndPoint(_upstream));
            await PassAsync(new NetworkStream(near), new NetworkStream(far));
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException)
        {
            // one side is gone, which is what the other is told
        }
        finally
        {
            _pairs.TryRemove((near, far), out _);
        }
    }
}
