using Autograder.Sandbox;

namespace Autograder.Api.Hosting.Cluster;

/// <summary>Locks in the data folder that go with the process: shared unless nothing is.</summary>
internal static class ClusterLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Longer than a server takes that is made, recovers or waits for a killed one's processes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>Null while somebody else has it.</summary>
    public static FileStream? Take(string path, FileShare share) => FileLocks.TryHold(path, FileMode.OpenOrCreate, share);

    /// <param name="doing">What whoever has it is doing with the server.</param>
    /// <exception cref="StartFailure">Somebody else has it for too long.</exception>
    public static async Task<FileStream> WaitAsync(string path, FileShare share, string doing, CancellationToken cancel)
    {
        for (var waited = TimeSpan.Zero; waited < Patience; waited += Pause)
        {
            if (Take(path, share) is { } taken)
            {
                return taken;
            }

            await Task.Delay(Pause, cancel);
        }

        throw new StartFailure($"Another program has been {doing} the database of this data folder for {Patience.TotalMinutes:0} minutes. It holds {path}: end it, and start again.");
    }
}
