using System.Collections.Concurrent;
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

    // Made when somebody waits: most actors never have two asks at once.
    ConcurrentQueue<Waiter>? _waiting;
    ITimer? _limit;
    int _length;
    int _isTimed;
    int _isTaken;

    bool IsEmpty => Volatile.Read(ref _waiting) is not { IsEmpty: false };

    /// <summary>Takes the turn when nobody has it and nobody waits; to be given back by <see cref="Leave"/>.</summary>
    public bool TryEnter() => IsEmpty && TryTake();

    /// <summary>Waits for the asks before this one, and no longer than the limit; then the turn is run and its answer is the answer.</summary>
    /// <exception cref="BusyException">Too many are waiting, or it took too long.</exception>
    public Task<Reply> RunAsync(Func<ValueTask<Reply>> turn, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<Reply>(cancellationToken);
        // Who withdrew stands in line until its turn comes and counts, so that the line has an end whatever its askers do.
        if (Interlocked.Increment(ref _length) > Longest)
        {
            Interlocked.Decrement(ref _length);
            return Task.FromException<Reply>(new BusyException());
        }
        var waiter = new Waiter(turn, time.GetTimestamp());
        (Volatile.Read(ref _waiting) ?? Made()).Enqueue(waiter);
        var isFree = TryTake();
        if (Volatile.Read(ref _isTimed) == 0) Time();
        if (isFree) Begin();
        return cancellationToken.CanBeCanceled ? WaitAsync(waiter, cancellationToken) : waiter.Task;
    }

    /// <summary>Lets those who wait begin.</summary>
    public void Leave()
    {
        if (IsEmpty)
        {
            Interlocked.Exchange(ref _isTaken, 0);
            // Who came to wait in between found the turn taken.
            if (IsEmpty || !TryTake()) return;
        }
        Begin();
    }

    void IThreadPoolWorkItem.Execute() => _ = TakeTurnsAsync();

    bool TryTake() => Interlocked.CompareExchange(ref _isTaken, 1, 0) == 0;

    ConcurrentQueue<Waiter> Made()
    {
        Interlocked.CompareExchange(ref _waiting, new ConcurrentQueue<Waiter>(), null);
        return _waiting;
    }

    void Begin() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    async Task TakeTurnsAsync()
    {
        for (var i = 0; i < MostInARow && Next() is { } next; i++) await next.RunAsync();
        Leave();
    }

    Waiter? Next()
    {
        while (_waiting!.TryDequeue(out var next))
        {
            Interlocked.Decrement(ref _length);
            if (next.TryBegin()) return next;
        }
        return null;
    }

    static async Task<Reply> WaitAsync(Waiter waiter, CancellationToken cancellationToken)
    {
        await using var withdrawal = cancellationToken.UnsafeRegister(static (waiter, token) => ((Waiter)waiter!).Withdraw(token), waiter);
        return await waiter.Task;
    }

    /// <summary>One timer for all who wait: they came in order, so that the first is the first to have waited too long.</summary>
    void Time()
    {
        if (Interlocked.Exchange(ref _isTimed, 1) == 1) return;
        _limit ??= time.CreateTimer(static mailbox => ((Mailbox)mailbox!).TurnAway(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Arm();
    }

    /// <summary>Those who waited too long are told; they stand in line until they are passed over.</summary>
    void TurnAway()
    {
        foreach (var waiter in _waiting!)
        {
            if (time.GetElapsedTime(waiter.Since) < options.LongestWait) break;
            waiter.TurnAway(new BusyException());
        }
        Arm();
    }

    /// <summary>Sets the timer for the first who still waits. Who came after it was found that nobody does, found the timer set.</summary>
    void Arm()
    {
        do
        {
            if (First() is { } first)
            {
                var left = options.LongestWait - time.GetElapsedTime(first.Since);
                _limit!.Change(TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling(left.TotalMilliseconds))), Timeout.InfiniteTimeSpan);
                return;
            }
            Interlocked.Exchange(ref _isTimed, 0);
        }
        while (First() is not null && Interlocked.Exchange(ref _isTimed, 1) == 0);
    }

    Waiter? First()
    {
        foreach (var waiter in _waiting!)
        {
            if (!waiter.IsSettled) return waiter;
        }
        return null;
    }
}
