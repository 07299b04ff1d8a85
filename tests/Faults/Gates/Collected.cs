namespace Autograder.Faults.Gates;

/// <summary>The point at which a box is done and all that it said is collected: its removal is held, and the commit of the grade too, since a worker does not wait until its box is gone.</summary>
internal sealed class Collected(DockerGate docker, PostgresGate database) : IHold
{
    private readonly Hold _removal = docker.HoldAtRemoval();
    private readonly Hold _commit = database.HoldAtCommit(Moment.Before);

    public Task ReachedAsync() => _removal.ReachedAsync();

    public void Release()
    {
        _commit.Release();
        _removal.Release();
    }

    /// <summary>Neither happens, also where the commit is still on its way to where it is held.</summary>
    public void Cut()
    {
        _removal.Cut();
        database.Cut();
        _commit.Release();
    }
}
