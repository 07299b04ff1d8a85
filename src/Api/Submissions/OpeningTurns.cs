namespace Autograder.Api.Submissions;

/// <summary>
/// Opening an upload takes as much memory as it unpacks to. Only so many are opened at the same time; the others wait, on the disk, in the order in
/// which they came.
/// </summary>
internal sealed class OpeningTurns : IDisposable
{
    private readonly SemaphoreSlim _free = new(Math.Clamp(Environment.ProcessorCount, 2, 8));

    public async Task<IDisposable> TakeAsync(CancellationToken cancel)
    {
        await _free.WaitAsync(cancel);
        return new Turn(_free);
    }

    public void Dispose() => _free.Dispose();

    private sealed class Turn(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
