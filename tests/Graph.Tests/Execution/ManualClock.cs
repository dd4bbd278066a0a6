namespace Selec.Graph.Tests.Execution;

/// <summary>A clock that stands until it is moved.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly List<ManualTimer> _timers = [];
    private readonly List<(TimeSpan Due, TaskCompletionSource Waiting)> _waiting = [];
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
            foreach (var (due, waiting) in _waiting)
            {
                if (due == timer.Due) waiting.TrySetResult();
            }
        }

        return timer;
    }

    /// <summary>Done once somebody waits for that time from now.</summary>
    public Task TimerSet(TimeSpan dueTime)
    {
        var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_timers.Exists(timer => timer.Due == _now + dueTime && !timer.IsStopped)) waiting.SetResult();
            else _waiting.Add((_now + dueTime, waiting));
        }

        return waiting.Task;
    }

    public void Advance(TimeSpan by)
    {
        _now += by;
        ManualTimer[] due;
        lock (_lock)
        {
            due = [.. _timers.Where(timer => timer.Due <= _now)];
            _timers.RemoveAll(timer => timer.Due <= _now);
        }

        foreach (var timer in due) timer.Fire();
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
