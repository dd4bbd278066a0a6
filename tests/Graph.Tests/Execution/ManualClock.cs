namespace Selec.Graph.Tests.Execution;

/// <summary>A clock that stands until it is moved.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly List<ManualTimer> _timers = [];
    private readonly List<TimeSpan> _everSet = [];
    private readonly List<(Func<bool> IsDone, TaskCompletionSource Waiting)> _waiting = [];
    private readonly Lock _lock = new();
    private TimeSpan _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(() => callback(state), _now + dueTime);
        lock (_lock)
        {
            _timers.Add(timer);
            _everSet.Add(timer.Due);
            foreach (var (isDone, waiting) in _waiting)
            {
                if (isDone()) waiting.TrySetResult();
            }
        }

        return timer;
    }

    /// <summary>Done once somebody waits for that time from now.</summary>
    public Task TimerSet(TimeSpan dueTime)
    {
        var due = _now + dueTime;
        return Once(() => _timers.Exists(timer => timer.Due == due && !timer.IsStopped));
    }

    /// <summary>Done once so many timers were set for that time from now, those that were stopped among them.</summary>
    public Task TimersSet(TimeSpan dueTime, int count)
    {
        var due = _now + dueTime;
        return Once(() => TimersFor(due) >= count);
    }

    /// <summary>How many timers were set for that time from now, those that were stopped among them.</summary>
    public int Timers(TimeSpan dueTime)
    {
        lock (_lock) return TimersFor(_now + dueTime);
    }

    public void Advance(TimeSpan by)
    {
        _now += by;
        FireUntil(_now);
    }

    /// <summary>Fires what is due so much later than now, as a timer does that counts in coarser steps than the clock.</summary>
    public void FireEarly(TimeSpan by) => FireUntil(_now + by);

    private void FireUntil(TimeSpan moment)
    {
        ManualTimer[] due;
        lock (_lock)
        {
            due = [.. _timers.Where(timer => timer.Due <= moment)];
            _timers.RemoveAll(timer => timer.Due <= moment);
        }

        foreach (var timer in due) timer.Fire();
    }

    private int TimersFor(TimeSpan due) => _everSet.Count(set => set == due);

    private Task Once(Func<bool> isDone)
    {
        var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (isDone()) waiting.SetResult();
            else _waiting.Add((isDone, waiting));
        }

        return waiting.Task;
    }

    private sealed class ManualTimer(Action fire, TimeSpan due) : ITimer
    {
        private bool _isStopped;

        public TimeSpan Due => due;

        public bool IsStopped => _isStopped;

        public bool Change(TimeSpan dueTime, TimeSpan period) => false;

        public void Fire()
        {
            if (!_isStopped) fire();
        }

        public void Dispose() => _isStopped = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
