namespace Autograder.Rubrics.Grading;

/// <summary>Admission to the machine's cores: a run takes as many as it has threads, so that two trainings do not slow each other into their time limits.</summary>
public sealed class CpuSlots(int total) : IDisposable
{
    /// <summary>How many submissions to look at side by side on this machine: one more than there are cores, because a box that is being made or removed mostly waits.</summary>
    public static int Usual { get; } = Environment.ProcessorCount + 1;

    private readonly SemaphoreSlim _slots = new(total, total);
    private readonly SemaphoreSlim _door = new(1, 1);

    /// <summary>Waits for so many cores (at most all); give them back by disposing what is returned.</summary>
    public async Task<IDisposable> TakeAsync(int threads, CancellationToken cancel)
    {
        var wanted = Math.Clamp(threads, 1, total);
        var taken = 0;
        await _door.WaitAsync(cancel); // one at a time collects its cores, so that two cannot each hold half
        try
        {
            while (taken < wanted)
            {
                await _slots.WaitAsync(cancel);
                taken++;
            }
        }
        catch
        {
            if (taken > 0)
            {
                _slots.Release(taken);
            }

            throw;
        }
        finally
        {
            _door.Release();
        }

        return new Taken(_slots, wanted);
    }

    public void Dispose()
    {
        _slots.Dispose();
        _door.Dispose();
    }

    private sealed class Taken(SemaphoreSlim slots, int count) : IDisposable
    {
        private int _count = count;

        public void Dispose()
        {
            var count = Interlocked.Exchange(ref _count, 0);
            if (count > 0)
            {
                slots.Release(count);
            }
        }
    }
}
