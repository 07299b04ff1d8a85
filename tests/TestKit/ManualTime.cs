namespace Autograder.TestKit;

/// <summary>A clock that stands still until it is told to go on; whoever waits for it goes on before <see cref="Advance"/> returns.</summary>
public sealed class ManualTime(DateTimeOffset? start = null) : TimeProvider
{
    private readonly List<Alarm> _alarms = [];
    private DateTimeOffset _now = start ?? DateTimeOffset.UnixEpoch;

    public override DateTimeOffset GetUtcNow() => _now;

    /// <summary>Sets the hands without ringing any alarm; also backwards.</summary>
    public void Set(DateTimeOffset now) => _now = now;

    public void Advance(TimeSpan by)
    {
        _now += by;
        foreach (var alarm in _alarms.Where(a => a.Due <= _now).ToList())
        {
            _alarms.Remove(alarm);
            alarm.Ring();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, callback, state);
        alarm.Change(dueTime, period);
        return alarm;
    }

    private sealed class Alarm(ManualTime time, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Ring() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time._alarms.Remove(this);
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                Due = time._now + dueTime;
                time._alarms.Add(this);
            }

            return true;
        }

        public void Dispose() => time._alarms.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
