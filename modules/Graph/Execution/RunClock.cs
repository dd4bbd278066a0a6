namespace Selec.Graph.Execution;

/// <summary>Ends a run when the caller leaves or its time is over. Nothing is allocated until something is waited for.</summary>
internal sealed class RunClock(GraphOptions options, CancellationToken caller) : IDisposable
{
    private readonly long _started = options.Clock.GetTimestamp();
    private CancellationTokenSource? _timer;
    private CancellationTokenRegistration _leaving;

    public CancellationToken Token => (_timer ?? Begin()).Token;

    public bool IsOver => caller.IsCancellationRequested || IsTimeOver;

    // The timer counts in coarser steps than the clock and may ring a moment before it is there.
    private bool IsTimeOver => _timer is { IsCancellationRequested: true } || Elapsed >= options.Timeout;

    private TimeSpan Elapsed => options.Clock.GetElapsedTime(_started);

    public void ThrowIfOver()
    {
        caller.ThrowIfCancellationRequested();
        if (IsTimeOver) throw new OperationCanceledException();
    }

    public void Dispose()
    {
        _leaving.Dispose();
        _timer?.Dispose();
    }

    private CancellationTokenSource Begin()
    {
        var left = options.Timeout - Elapsed;
        _timer = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, options.Clock);
        _leaving = caller.UnsafeRegister(static timer => ((CancellationTokenSource)timer!).Cancel(), _timer);
        return _timer;
    }
}
