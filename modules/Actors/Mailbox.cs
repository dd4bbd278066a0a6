using System.Diagnostics.CodeAnalysis;
using Selec.Contracts;

namespace Selec.Actors;

/// <summary>
/// The asks of one actor in the order in which they came: one has its turn, the others wait. Whoever gets the turn goes on in a thread of
/// its own, never in that of the one before.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The timer stands still once nobody waits, and is collected with its actor.")]
sealed class Mailbox(ActorOptions options, TimeProvider time)
{
    const int Longest = 1_000;
    static readonly TimeSpan _soon = TimeSpan.FromSeconds(1);

    readonly Lock _gate = new();
    Queue<Waiter>? _waiting;
    ITimer? _limit;
    bool _isTimed;
    bool _isTaken;

    /// <summary>Waits for the asks before this one, and no longer than the limit.</summary>
    /// <exception cref="BusyException">Too many are waiting, or it took too long.</exception>
    public ValueTask EnterAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled(cancellationToken);
        Waiter waiter;
        lock (_gate)
        {
            if (!_isTaken)
            {
                _isTaken = true;
                return ValueTask.CompletedTask;
            }
            _waiting ??= new Queue<Waiter>();
            // Who withdrew stands in line until its turn comes and counts, so that the line has an end whatever its askers do.
            if (_waiting.Count == Longest) return ValueTask.FromException(new BusyException(_soon));
            _waiting.Enqueue(waiter = new Waiter(time.GetTimestamp()));
            if (!_isTimed) Time(options.LongestWait);
        }
        return new ValueTask(cancellationToken.CanBeCanceled ? WaitAsync(waiter, cancellationToken) : waiter.Task);
    }

    /// <summary>Lets the next ask begin.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            while (_waiting is not null && _waiting.TryDequeue(out var next))
            {
                if (next.TrySetResult()) return;
            }
            _isTaken = false;
        }
    }

    static async Task WaitAsync(Waiter waiter, CancellationToken cancellationToken)
    {
        await using var withdrawal = cancellationToken.UnsafeRegister(
            static (waiter, token) => ((Waiter)waiter!).TrySetCanceled(token), waiter);
        await waiter.Task;
    }

    /// <summary>One timer for all who wait: they came in order, so that the first is the first to have waited too long.</summary>
    void Time(TimeSpan left)
    {
        _isTimed = true;
        _limit ??= time.CreateTimer(static mailbox => ((Mailbox)mailbox!).TurnAway(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _limit.Change(TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
    }

    void TurnAway()
    {
        lock (_gate)
        {
            _isTimed = false;
            while (_waiting!.TryPeek(out var first))
            {
                if (options.LongestWait - time.GetElapsedTime(first.Since) is { } left && left > TimeSpan.Zero)
                {
                    Time(left);
                    return;
                }
                _waiting.Dequeue().TrySetException(new BusyException(_soon));
            }
        }
    }

    sealed class Waiter(long since) : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        /// <summary>When it came.</summary>
        public long Since => since;
    }
}
