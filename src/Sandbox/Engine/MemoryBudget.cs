namespace Autograder.Sandbox.Engine;

/// <summary>Admission to the machine's memory: boxes that could together use more than there is do not run at one time. First come, first served, so that a large one is not passed for ever.</summary>
internal sealed class MemoryBudget(long total)
{
    private const long LeastReserve = 1L << 30;
    private const long Unknown = long.MaxValue;

    private readonly Lock _lock = new();
    private readonly Queue<(long Bytes, TaskCompletionSource Admitted)> _waiting = new();
    private readonly long _total = total;
    private long _free = total;

    /// <summary>All but a tenth, and at least a gigabyte, which the machine itself and the grader need.</summary>
    public static MemoryBudget Of(long machineBytes) =>
        new(machineBytes <= 0 ? Unknown : Math.Max(machineBytes / 2, machineBytes - Math.Max(LeastReserve, machineBytes / 10)));

    /// <summary>Waits until so much is free, or all of it for a box that could use more; give it back by disposing what is returned.</summary>
    public async Task<IDisposable> TakeAsync(long bytes, CancellationToken cancel)
    {
        var wanted = Math.Min(bytes, _total);
        var admitted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _waiting.Enqueue((wanted, admitted));
            Admit();
        }

        await using var giveUp = cancel.Register(() => admitted.TrySetCanceled(cancel));
        try
        {
            await admitted.Task;
        }
        catch (OperationCanceledException)
        {
            lock (_lock)
            {
                Admit(); // those behind may go on
            }

            throw;
        }

        return new Room(this, wanted);
    }

    private void Admit()
    {
        while (_waiting.TryPeek(out var next) && (next.Admitted.Task.IsCompleted || next.Bytes <= _free))
        {
            _waiting.Dequeue();
            if (next.Admitted.TrySetResult())
            {
                _free -= next.Bytes;
            }
        }
    }

    private sealed class Room(MemoryBudget budget, long bytes) : IDisposable
    {
        private long _bytes = bytes;

        public void Dispose()
        {
            lock (budget._lock)
            {
                budget._free += _bytes;
                _bytes = 0;
                budget.Admit();
            }
        }
    }
}
