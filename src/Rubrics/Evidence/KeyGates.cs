namespace Autograder.Rubrics.Evidence;

/// <summary>Lets one caller at a time in for each key. A key that nobody holds or waits for is forgotten: a grader may go on for months.</summary>
internal sealed class KeyGates
{
    private readonly Dictionary<string, Gate> _gates = new(StringComparer.Ordinal);

    /// <summary>How many keys are held or waited for.</summary>
    public int Count
    {
        get
        {
            lock (_gates)
            {
                return _gates.Count;
            }
        }
    }

    /// <summary>Waits until nobody else holds the key; dispose what is returned to let the next one in.</summary>
    public async Task<IDisposable> EnterAsync(string key, CancellationToken cancel)
    {
        var gate = Join(key);
        try
        {
            await gate.Door.WaitAsync(cancel);
        }
        catch
        {
            Leave(key, gate);
            throw;
        }

        return new Entered(this, key, gate);
    }

    private Gate Join(string key)
    {
        lock (_gates)
        {
            var gate = _gates.TryGetValue(key, out var known) ? known : _gates[key] = new Gate();
            gate.Users++;
            return gate;
        }
    }

    private void Leave(string key, Gate gate)
    {
        lock (_gates)
        {
            if (--gate.Users == 0)
            {
                _gates.Remove(key);
            }
        }
    }

    private sealed class Gate
    {
        public SemaphoreSlim Door { get; } = new(1, 1);

        /// <summary>Who is in and who waits.</summary>
        public int Users { get; set; }
    }

    private sealed class Entered(KeyGates gates, string key, Gate gate) : IDisposable
    {
        private bool _left;

        public void Dispose()
        {
            if (!_left)
            {
                _left = true;
                gate.Door.Release();
                gates.Leave(key, gate);
            }
        }
    }
}
