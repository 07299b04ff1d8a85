using System.Collections.Concurrent;
using Autograder.Sandbox.Docker;

namespace Autograder.Sandbox.InBox;

/// <summary>Removes boxes, and knows which removals are still going on.</summary>
internal sealed class BoxRemovals(DockerClient docker, TimeProvider time)
{
    /// <summary>Of an engine that does not answer.</summary>
    private const int Tries = 3;

    /// <summary>Of one that refuses: a box that ran out of memory thousands of times is written down each time, into the folder that is being removed.</summary>
    private const int MoreTries = 9;
    private static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(4);
    private readonly ConcurrentDictionary<string, Task> _going = new();
    private readonly ConcurrentDictionary<string, bool> _known = new();

    /// <summary>Whether the box is in use, or being removed.</summary>
    public bool Knows(string container) => _known.ContainsKey(container);

    /// <summary>There is such a box now.</summary>
    public void Made(string container) => _known[container] = true;

    /// <summary>A box that cannot be removed now is left to the reaper: its result stands, and the grader goes on.</summary>
    public async Task RemoveAsync(string? container)
    {
        var pause = TimeSpan.FromMilliseconds(200);
        var tries = MoreTries;
        for (var attempt = 1; container is not null && attempt <= tries; attempt++)
        {
            try
            {
                await docker.RemoveAsync(container, CancellationToken.None);
                break;
            }
            catch (Exception error) when (error is DockerRefusal or SandboxException)
            {
                tries = error is SandboxException ? Tries : tries;
                await Task.Delay(pause, time, CancellationToken.None);
                pause = 2 * pause < _longestPause ? 2 * pause : _longestPause;
            }
        }

        _known.TryRemove(container ?? "", out var _);
    }

    /// <summary>Keeps a removal in mind until it is done.</summary>
    public Task<T> Remember<T>(string? container, Task<T> removal)
    {
        if (container is not null && !removal.IsCompleted)
        {
            _going[container] = removal;
            _ = removal.ContinueWith(_ => _going.TryRemove(container, out var _), TaskScheduler.Default);
        }

        return removal;
    }

    /// <summary>Waits until nothing is being removed any more.</summary>
    public Task AllAsync() => Task.WhenAll(_going.Values);
}
