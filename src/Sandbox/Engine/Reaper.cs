using System.Globalization;
using Autograder.Sandbox.Docker;
using Autograder.Sandbox.InBox;

namespace Autograder.Sandbox.Engine;

/// <summary>Removes boxes that nobody waits for any more: their grader is dead, or their time is long over. Those of graders at work stay.</summary>
internal static class Reaper
{
    public static async Task ReapAsync(DockerClient docker, OwnerIdentity here, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var container in await docker.ListAsync("label", ContainerSpec.OwnerLabel, cancel))
        {
            if (container.Id is { } id && IsAbandoned(container.Labels, here, now, OwnerIdentity.StartOf))
            {
                await docker.RemoveAsync(id, cancel);
            }
        }
    }

    public static bool IsAbandoned(IReadOnlyDictionary<string, string>? labels, OwnerIdentity here, DateTimeOffset now, Func<int, long?> startOf)
    {
        var owner = labels?.GetValueOrDefault(ContainerSpec.OwnerLabel);
        var until = labels?.GetValueOrDefault(ContainerSpec.UntilLabel);
        var over = long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && now.ToUnixTimeSeconds() > seconds;
        return over || (OwnerIdentity.TryParse(owner, out var identity) && identity!.IsDead(here, startOf));
    }
}
