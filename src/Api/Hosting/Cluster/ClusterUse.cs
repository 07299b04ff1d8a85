namespace Autograder.Api.Hosting.Cluster;

/// <summary>
/// Says, by a lock that goes with the process, that somebody uses the private server: a portal, its worker, a backup. Only who finds at the end that nobody
/// else does may stop it. A second portal started by mistake, or a backup that began before the portal did, would otherwise take the database from under it.
/// </summary>
internal sealed class ClusterUse
{
    private const string LockName = "postgres.lock";
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(100);
    private readonly string _path;
    private FileStream? _shared;

    private ClusterUse(string path, FileStream shared) => (_path, _shared) = (path, shared);

    /// <summary>Waits while the server is being stopped.</summary>
    public static async Task<ClusterUse> BeginAsync(string dataFolder, CancellationToken cancel)
    {
        var path = Path.Combine(Path.GetFullPath(dataFolder), LockName);
        while (true)
        {
            if (Take(path, FileShare.ReadWrite) is { } shared)
            {
                return new ClusterUse(path, shared);
            }

            await Task.Delay(_pause, cancel);
        }
    }

    /// <summary>Ends the use. Whoever was the last has the server alone until the answer is disposed of; null for all others.</summary>
    public IDisposable? End()
    {
        if (_shared is null)
        {
            return null;
        }

        _shared.Dispose();
        _shared = null;
        return Take(_path, FileShare.None);
    }

    /// <summary>Locks are shared unless nothing is.</summary>
    private static FileStream? Take(string path, FileShare share)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, share, bufferSize: 1);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null; // somebody has it
        }
    }
}
