using System.Net;
using System.Net.Sockets;

namespace Autograder.Hostile.Matrix;

/// <summary>Words that nobody's code may ever see, put where code might find them; and listeners that nobody may reach.</summary>
internal sealed class Canaries : IDisposable
{
    public const string Mark = "GRADER-CANARY-";
    public const string OfOthers = Mark + "work-of-others";
    private readonly List<TcpListener> _listeners = [];
    private readonly Socket _abstract = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly string _home = Path.Combine("/tmp", Path.GetRandomFileName() + "-hostile");
    private int _visits;

    public Canaries(params string[] folders)
    {
        Environment.SetEnvironmentVariable("HOSTILE_SECRET", Mark + "environment");
        Directory.CreateDirectory(_home);
        foreach (var folder in folders.Append(_home))
        {
            File.WriteAllText(Path.Combine(folder, "hidden_labels.txt"), Mark + "labels\n");
        }

        foreach (var port in new[] { 20101, 20102 })
        {
            var listener = new TcpListener(IPAddress.Any, port);
            listener.Start();
            _listeners.Add(listener);
            _ = CountAsync(async () => (await listener.AcceptSocketAsync()).Dispose());
        }

        _abstract.Bind(new UnixDomainSocketEndPoint("\0hostile-canary"));
        _abstract.Listen();
        _ = CountAsync(async () => (await _abstract.AcceptAsync()).Dispose());
    }

    /// <summary>How often somebody got through.</summary>
    public int Visits => Volatile.Read(ref _visits);

    public void Dispose()
    {
        _listeners.ForEach(l => l.Dispose());
        _abstract.Dispose();
        Directory.Delete(_home, recursive: true);
    }

    private async Task CountAsync(Func<Task> accept)
    {
        try
        {
            while (true)
            {
                await accept();
                Interlocked.Increment(ref _visits);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // closed: the count is complete
        }
    }
}
