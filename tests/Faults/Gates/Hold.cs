namespace Autograder.Faults.Gates;

/// <summary>A point at which the next request of a kind is held until the test lets it go or cuts it off.</summary>
internal sealed class Hold(string what, Moment moment, string? after = null) : IHold
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _goes = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _armed = after is null;
    private int _taken;

    public Task ReachedAsync() => _reached.Task.WaitAsync(TimeSpan.FromMinutes(3));

    public void Release() => _goes.TrySetResult(true);

    public void Cut() => _goes.TrySetResult(false);

    public bool Takes(string seen, Moment at)
    {
        if (!_armed)
        {
            _armed = seen.Contains(after ?? "", StringComparison.Ordinal);
            return false;
        }

        return at == moment && seen.Contains(what, StringComparison.Ordinal) && Interlocked.Exchange(ref _taken, 1) == 0;
    }

    /// <returns>Whether it may pass.</returns>
    public Task<bool> WaitAsync()
    {
        _reached.TrySetResult();
        return _goes.Task;
    }
}

internal enum Moment
{
    /// <summary>The request was made, and the server has not seen it.</summary>
    Before,

    /// <summary>The server has answered, and who asked has not seen it.</summary>
    After,
}
