namespace Autograder.Api.Hosting.Cluster;

/// <summary>
/// Says, by a lock that goes with the process, that somebody uses the private server: a portal, its worker, a backup. Only who finds at the end that nobody
/// else does may stop it. A second portal started by mistake, or a backup that began before the portal did, would otherwise take the database from under it.
/// </summary>
internal sealed class ClusterUse
{
    private const string LockName = "postgres.lock";
    private readonly string _path;
    private FileStream? _shared;

    private ClusterUse(string path, FileStream shared) => (_path, _shared) = (path, shared);

    /// <summary>Waits while the server is being stopped.</summary>
    public static async Task<ClusterUse> BeginAsync(string dataFolder, CancellationToken cancel)
    {
        var path = Path.Combine(dataFolder, LockName);
        return new ClusterUse(path, await ClusterLock.WaitAsync(path, FileShare.ReadWrite, "stopping", cancel));
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
        return ClusterLock.Take(_path, FileShare.None);
    }
}
