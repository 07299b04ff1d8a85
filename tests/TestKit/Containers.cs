using System.Net;
using Autograder.Sandbox.Docker;

namespace Autograder.TestKit;

/// <summary>Whether containers are there.</summary>
internal static class Containers
{
    /// <summary>Docker 20.10 lists some containers for ever that it has removed; asked for such a one, it knows of none.</summary>
    public static async Task<bool> ExistsAsync(this DockerClient docker, string id)
    {
        try
        {
            await docker.InspectAsync(id, CancellationToken.None);
            return true;
        }
        catch (DockerRefusal refusal) when (refusal.Status == HttpStatusCode.NotFound)
        {
            return false;
        }
    }
}
