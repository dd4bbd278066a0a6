using System.Diagnostics.CodeAnalysis;
using Selec.Contracts;

namespace Selec.Actors;

/// <summary>
/// The asks of one actor in the order in which they came: one has its turn, the others wait. Who finds nobody there takes the turn in its own
/// thread; who waited is given it by the mailbox, one after another in one thread, so that a turn costs no change of threads. What an asker
/// does with its answer never runs there.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The timer stands still once nobody waits, and is collected with its actor.")]
sealed class Mailbox(ActorOptions options, TimeProvider time) : IThreadPoolWorkItem
{
    const int Longest = 1_000;

    /// <summary>How many turns follow one another before other actors get the thread.</summary>
    const int MostInARow = 64;
    static readonly TimeSpan _soon = TimeSpan.FromSeconds(1);

    readonly Lock _gate = new();
    Queue<Waiter>? _waiting;
    ITimer? _limit;
    bool _isTimed;
    bool _isTaken;

    /// <summary>Takes the turn when nobody has it; to be given back by <see cref="Leave"/>.</summary>
    public bool TryEnter()
    {
        lock (_gate) return !_isTaken && (_isTaken = true);
    }

    /// <summary>Waits for the asks before this one, and no longer than the limit; then the turn is run and its answer is the answer.</summary>
    /// <exception cref="BusyException">Too many are waiting, or it took too long.</exception>
    public Task<Reply> RunAsync(Func<ValueTask<Reply>> turn, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<Reply>(cancellationToken);
        var (waiter, isFree) = (new Waiter(turn, time.GetTimestamp()), false);
        lock (_gate)
        {
            _waiting ??= new Queue<Waiter>();
            // Who withdrew stands in line until its turn comes and counts, so that the line has an end whatever its askers do.
            if (_waiting.Count == Longest) return Task.FromException<Reply>(new BusyException(_soon));
            _waiting.Enqueue(waiter);
            if (!_isTimed) Time(options.LongestWait);
            if (!_isTaken) isFree = _isTaken = true;
        }
        if (isFree) Begin();
        return cancellationToken.CanBeCanceled ? WaitAsync(waiter, cancellationToken) : waiter.Task;
    }

    /// <summary>Lets those who wait begin.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            if (_waiting is not { Count: > 0 })
            {
                _isTaken = false;
                return;
            }
        }
        Begin();
    }

    void IThreadPoolWorkItem.Execute() => _ = TakeTurnsAsync();

    void Begin() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    async Task TakeTurnsAsync()
    {
        for (var i = 0; i < MostInARow && Next() is { } next; i++) await next.RunAsync();
        Leave();
    }

    Waiter? Next()
    {
        lock (_gate)
        {
            while (_waiting!.TryDequeue(out var next))
            {
                if (next.TryBegin()) return next;
            }
            return null;
        }
    }

    static async Task<Reply> WaitAsync(Waiter waiter, CancellationToken cancellationToken)
    {
        await using var withdrawal = cancellationToken.UnsafeRegister(static (waiter, token) => ((Waiter)waiter!).Withdraw(token), waiter);
        return await waiter.Task;
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
                _waiting.Dequeue().TurnAway(new BusyException(_soon));
            }
        }
    }
}
