using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Autograder.Faults.Gates;

/// <summary>
/// Stands between a grader and the Docker engine, and knows requests: "POST /containers/create", "POST /containers/ID/start" …
/// The boxes in which a worker tries its limits before it takes work pass unseen: faults are to meet those of jobs.
/// </summary>
internal sealed partial class DockerGate(string path, string upstream = "/var/run/docker.sock") : Gate(path, upstream)
{
    private static readonly byte[] HeadEnd = "\r\n\r\n"u8.ToArray();
    private const string OfProbe = "\"python3\",\"-c\"";
    private readonly ConcurrentDictionary<string, bool> _probes = new();
    private readonly ConcurrentQueue<Hold> _holds = new();
    private TaskCompletionSource? _standstill;

    /// <summary>Told of every request with its body, before the engine sees it.</summary>
    public Action<string>? Seen { get; set; }

    /// <summary>Where this is set, output of boxes is kept back until it completes.</summary>
    public Task? Output { get; set; }

    /// <summary>Requests whose line contains the first are answered with the second ("500 Internal Server Error"), and the engine never sees them.</summary>
    public (string What, string Status)? Instead { get; set; }

    /// <summary>From now on the engine takes connections and requests, and nothing comes back.</summary>
    public void StandStill() => Interlocked.CompareExchange(ref _standstill, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), null);

    /// <summary>It goes on where it stood.</summary>
    public void GoOn() => Interlocked.Exchange(ref _standstill, null)?.SetResult();

    /// <summary>The id of the box that is started next.</summary>
    public async Task<string> StartedAsync()
    {
        var started = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        Seen = request => _ = request.Contains("/start HTTP", StringComparison.Ordinal) && started.TrySetResult(request.Split('/')[2]);
        return await started.Task.WaitAsync(TimeSpan.FromMinutes(2));
    }

    /// <summary>Holds the next request whose line contains this.</summary>
    /// <param name="after">Where this is given, a request with it comes first.</param>
    public Hold HoldAt(string what, Moment moment, string? after = null)
    {
        var hold = new Hold(what, moment, after);
        _holds.Enqueue(hold);
        return hold;
    }

    /// <summary>The box whose removal is asked for next after one was started; removals of what others left are none.</summary>
    public Hold HoldAtRemoval() => HoldAt("DELETE /containers/", Moment.Before, after: "/start");

    /// <summary>Lets everything pass again.</summary>
    public void Reset()
    {
        foreach (var hold in _holds)
        {
            hold.Release();
        }

        _holds.Clear();
        (Seen, Output, Instead, IsOpen) = (null, null, null, true);
        GoOn();
    }

    protected override async Task PassAsync(Stream client, Stream server)
    {
        var (pending, probe) = ("", false);
        await Task.WhenAny(UpAsync(), DownAsync());

        async Task UpAsync()
        {
            while (await RequestAsync(client) is { } request)
            {
                var line = Encoding.ASCII.GetString(request, 0, request.AsSpan().IndexOf((byte)'\r'));
                await MovingAsync();
                if (IsOfProbe(line, request, out probe))
                {
                    await server.WriteAsync(request);
                    continue;
                }

                Seen?.Invoke(Encoding.UTF8.GetString(request));
                if (Instead is var (what, status) && line.Contains(what, StringComparison.Ordinal))
                {
                    await client.WriteAsync(Answer(status));
                    continue;
                }

                if (!await MayPassAsync(line, Moment.Before))
                {
                    return;
                }

                Volatile.Write(ref pending, line);
                await server.WriteAsync(request);
            }
        }

        async Task DownAsync()
        {
            var buffer = new byte[64 * 1024];
            var isOutput = false;
            for (int count; (count = await server.ReadAsync(buffer)) > 0;)
            {
                await MovingAsync();
                if (probe && Id().Match(Encoding.ASCII.GetString(buffer, 0, count)) is { Success: true } made)
                {
                    _probes.TryAdd(made.Value, true);
                }

                var line = Interlocked.Exchange(ref pending, "");
                if (line.Length > 0 && !await MayPassAsync(line, Moment.After))
                {
                    return;
                }

                if (isOutput && Output is { } kept)
                {
                    await kept;
                }

                isOutput |= line.Contains("/attach", StringComparison.Ordinal);
                await client.WriteAsync(buffer.AsMemory(0, count));
            }
        }
    }

    /// <param name="made">Whether it makes one, so that its id comes back.</param>
    private bool IsOfProbe(string line, byte[] request, out bool made)
    {
        made = line.Contains("/containers/create", StringComparison.Ordinal) && Encoding.UTF8.GetString(request).Contains(OfProbe, StringComparison.Ordinal);
        return made || (Id().Match(line) is { Success: true } id && _probes.ContainsKey(id.Value));
    }

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Id();

    private Task MovingAsync() => Volatile.Read(ref _standstill)?.Task ?? Task.CompletedTask;

    private static byte[] Answer(string status)
    {
        var body = status.StartsWith('2') ? "" : """{"message":"the test says no"}""";
        var length = body.Length > 0 ? string.Create(CultureInfo.InvariantCulture, $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n") : "";
        return Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\n{length}\r\n{body}");
    }

    private async Task<bool> MayPassAsync(string line, Moment moment) => _holds.FirstOrDefault(hold => hold.Takes(line, moment)) is not { } hold || await hold.WaitAsync();

    /// <summary>Head and body of the next request; null at the end.</summary>
    private static async Task<byte[]?> RequestAsync(Stream client)
    {
        var bytes = new List<byte>();
        var one = new byte[1];
        while (bytes.Count < 4 || !bytes[^4..].SequenceEqual(HeadEnd))
        {
            if (await client.ReadAsync(one) == 0)
            {
                return null;
            }

            bytes.Add(one[0]);
        }

        var head = Encoding.ASCII.GetString([.. bytes]);
        var body = new byte[head.Split("\r\n").Where(h => h.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)).Select(h => int.Parse(h[15..], CultureInfo.InvariantCulture)).FirstOrDefault()];
        await client.ReadExactlyAsync(body);
        return [.. bytes, .. body];
    }
}
