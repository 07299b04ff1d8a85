using System.Globalization;
using Autograder.Sandbox.Docker;
using Autograder.Sandbox.InBox;

namespace Autograder.Sandbox.Engine;

/// <summary>Removes boxes that nobody waits for any more: their grader is dead, or their time is long over. Those of graders at work stay.</summary>
internal sealed class Reaper(DockerClient docker, OwnerIdentity here, string instance, TimeProvider time)
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);
    private readonly Lock _lock = new();
    private HashSet<string> _unknown = [];
    private long _last = time.GetTimestamp();

    /// <summary>Seconds on a clock that nobody sets, the same for every process of this machine since it was started.</summary>
    public static long Uptime(TimeProvider time) => time.GetTimestamp() / time.TimestampFrequency;

    /// <summary>Removes what others left.</summary>
    public async Task ReapAsync(CancellationToken cancel)
    {
        foreach (var container in await docker.ListAsync("label", ContainerSpec.OwnerLabel, cancel))
        {
            if (container.Id is { } id && IsAbandoned(container.Labels, here, Uptime(time), OwnerIdentity.StartOf))
            {
                await RemoveAsync(id, cancel);
            }
        }
    }

    /// <summary>The same once a minute at most, and our own boxes that we do not know: the engine made them, but we never heard of it.</summary>
    /// <param name="known">Whether a box of ours is in use.</param>
    public async Task ReapNowAndThenAsync(Func<string, bool> known, CancellationToken cancel)
    {
        lock (_lock)
        {
            if (time.GetElapsedTime(_last) < Between)
            {
                return;
            }

            _last = time.GetTimestamp();
        }

        await ReapAsync(cancel);
        var unknown = (await OwnAsync(cancel)).Where(id => !known(id)).ToHashSet();
        foreach (var id in unknown.Where(_unknown.Contains)) // seen twice: not one of which we are hearing at this moment
        {
            await RemoveAsync(id, cancel);
        }

        _unknown = unknown;
    }

    /// <summary>At the end, when none of our boxes is in use any more.</summary>
    public async Task ReapOwnAsync(CancellationToken cancel)
    {
        foreach (var id in await OwnAsync(cancel))
        {
            await RemoveAsync(id, cancel);
        }
    }

    /// <summary>One that the engine will not remove now, such as one that ran out of memory thousands of times, must not keep the others, nor us from work; the next look tries again.</summary>
    private async Task RemoveAsync(string id, CancellationToken cancel)
    {
        try
        {
            await docker.RemoveAsync(id, cancel);
        }
        catch (DockerRefusal)
        {
        }
    }

    /// <summary>An owner that can be seen from here is alive or not, whatever the time; for any other the time decides.</summary>
    public static bool IsAbandoned(IReadOnlyDictionary<string, string>? labels, OwnerIdentity here, long uptime, Func<int, long?> startOf)
    {
        if (!OwnerIdentity.TryParse(labels?.GetValueOrDefault(ContainerSpec.OwnerLabel), out var owner) || owner is null)
        {
            return false;
        }

        var until = labels?.GetValueOrDefault(ContainerSpec.UntilLabel);
        return owner.IsDead(here, startOf)
            || (owner.Namespace != here.Namespace && long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && uptime > seconds);
    }

    private async Task<IReadOnlyList<string>> OwnAsync(CancellationToken cancel) =>
        [.. (await docker.ListAsync("label", $"{ContainerSpec.InstanceLabel}={instance}", cancel)).Select(container => container.Id).OfType<string>()];
}
