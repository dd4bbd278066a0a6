namespace Selec.TestPlatform;

/// <summary>A clock that stands until a test moves it forward; timers fire when it does.</summary>
/// <param name="now">Where it stands at first.</param>
public sealed class SetClock(DateTimeOffset now) : TimeProvider
{
    readonly Lock _gate = new();
    readonly List<SetTimer> _timers = [];
    DateTimeOffset _now = now;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SetTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock; what falls due on the way fires in its order, each timer once.</summary>
    public DateTimeOffset Forward(TimeSpan by) => MoveTo(GetUtcNow() + by);

    /// <summary>Moves the clock to a moment.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The moment is past.</exception>
    public DateTimeOffset MoveTo(DateTimeOffset moment)
    {
        lock (_gate)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(moment, _now);
            _now = moment;
        }
        Fire();
        return moment;
    }

    void Fire()
    {
        List<SetTimer> due;
        lock (_gate)
        {
            due = [.. _timers.Where(timer => timer.Due <= _now).OrderBy(timer => timer.Due)];
            foreach (var timer in due) Next(timer);
        }
        foreach (var timer in due) timer.Ring();
    }

    /// <summary>A timer that rings at intervals rings once for all those that were passed over.</summary>
    void Next(SetTimer timer)
    {
        if (timer.Period > TimeSpan.Zero) timer.Due = _now + timer.Period;
        else _timers.Remove(timer);
    }

    bool Set(SetTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan) return true;
            (timer.Due, timer.Period) = (_now + dueTime, period);
            _timers.Add(timer);
        }
        if (dueTime == TimeSpan.Zero) ThreadPool.QueueUserWorkItem(_ => Fire());
        return true;
    }

    void Remove(SetTimer timer)
    {
        lock (_gate) _timers.Remove(timer);
    }

    sealed class SetTimer(SetClock clock, Action ring) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public TimeSpan Period { get; set; }

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period) => clock.Set(this, dueTime, period);

        public void Dispose() => clock.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
