using Selec.Contracts;

namespace Selec.Actors;

/// <summary>An ask that waits for its turn. It is begun, withdrawn or turned away, whichever comes first.</summary>
/// <param name="turn">What is done in the turn.</param>
/// <param name="since">When it came.</param>
sealed class Waiter(Func<ValueTask<Reply>> turn, long since) : TaskCompletionSource<Reply>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    // What surrounds the asker, such as its trace, surrounds its turn.
    readonly ExecutionContext? _surroundings = ExecutionContext.Capture();
    Task<Reply>? _rest;
    int _isSettled;

    /// <summary>When it came.</summary>
    public long Since => since;

    /// <summary>True once it waits no longer.</summary>
    public bool IsSettled => Volatile.Read(ref _isSettled) == 1;

    /// <summary>Its turn has come; false where it waits no longer.</summary>
    public bool TryBegin() => Interlocked.Exchange(ref _isSettled, 1) == 0;

    /// <summary>Whoever asked has gone.</summary>
    public void Withdraw(CancellationToken cancellationToken)
    {
        if (TryBegin()) SetCanceled(cancellationToken);
    }

    /// <summary>It is told why its turn does not come.</summary>
    public void TurnAway(Exception reason)
    {
        if (TryBegin()) SetException(reason);
    }

    /// <summary>Runs the turn and answers, whatever comes of it.</summary>
    public async ValueTask RunAsync()
    {
        try
        {
            if (_surroundings is { } surroundings) ExecutionContext.Run(surroundings, static waiter => ((Waiter)waiter!).Start(), this);
            else Start();
            if (_rest is { } rest) SetResult(await rest);
        }
        catch (OperationCanceledException withdrawn)
        {
            SetCanceled(withdrawn.CancellationToken);
        }
        catch (Exception fault)
        {
            SetException(fault);
        }
    }

    void Start()
    {
        var running = turn();
        if (running.IsCompletedSuccessfully) SetResult(running.Result);
        else _rest = running.AsTask();
    }
}
