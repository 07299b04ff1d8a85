using System.Collections.Concurrent;
using Autograder.Sandbox.Docker;

namespace Autograder.Sandbox.InBox;

/// <summary>Removes boxes, and knows which removals are still going on.</summary>
internal sealed class BoxRemovals(DockerClient docker, TimeProvider time)
{
    private const int Tries = 3;
    private readonly ConcurrentDictionary<string, Task> _going = new();
    private readonly ConcurrentDictionary<string, bool> _known = new();

    /// <summary>Whether the box is in use, or being removed.</summary>
    public bool Knows(string container) => _known.ContainsKey(container);

    /// <summary>There is such a box now.</summary>
    public void Made(string container) => _known[container] = true;

    /// <summary>A box that cannot be removed now is left to the reaper: its result stands, and the grader goes on.</summary>
    public async Task RemoveAsync(string? container)
    {
        for (var attempt = 0; container is not null && attempt < Tries; attempt++)
        {
            try
            {
                await docker.RemoveAsync(container, CancellationToken.None);
                break;
            }
            catch (Exception error) when (error is DockerRefusal or SandboxException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), time, CancellationToken.None);
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
