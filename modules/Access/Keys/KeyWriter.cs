using System.Threading.Channels;

namespace Selec.Access.Keys;

/// <summary>
/// Writes that arrive while a transaction is under way share the next one: many items opened at once cost one flush to disk. What is to
/// be destroyed is in the erasure ledger before; it goes a way of its own, since it may take longer than what is made.
/// </summary>
sealed class KeyWriter : IAsyncDisposable
{
    const int Group = 1024;

    readonly Channel<Waiting> _made = Queue(), _destroyed = Queue();
    readonly IWrappedKeys _database;
    readonly IErasureLedger _ledger;
    readonly TimeProvider _clock;
    readonly Task _making, _destroying;
    long _groups;

    public KeyWriter(IWrappedKeys database, IErasureLedger ledger, TimeProvider clock)
    {
        (_database, _ledger, _clock) = (database, ledger, clock);
        _making = Task.Run(() => WriteGroupsAsync(_made.Reader, Commit));
        _destroying = Task.Run(() => WriteGroupsAsync(_destroyed.Reader, Destroy));
    }

    /// <summary>The transactions written so far.</summary>
    public long Groups => Interlocked.Read(ref _groups);

    /// <summary>Completes when the write is on disk.</summary>
    public Task WriteAsync(KeyWrite write, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return (write.Wrapped is null ? _destroyed : _made).Writer.TryWrite(new Waiting(write, done))
            ? done.Task.WaitAsync(cancellationToken)
            : throw new ObjectDisposedException(nameof(KeyWriter));
    }

    public async ValueTask DisposeAsync()
    {
        _made.Writer.TryComplete();
        _destroyed.Writer.TryComplete();
        await _making;
        await _destroying;
    }

    static Channel<Waiting> Queue() => Channel.CreateUnbounded<Waiting>(new UnboundedChannelOptions { SingleReader = true });

    // Whatever goes wrong belongs to those who wait; the loop itself must outlive it.
#pragma warning disable CA1031
    static async Task WriteGroupsAsync(ChannelReader<Waiting> waiting, Action<List<Waiting>> write)
    {
        while (await waiting.WaitToReadAsync())
        {
            var group = new List<Waiting>();
            while (group.Count < Group && waiting.TryRead(out var next)) group.Add(next);
            try
            {
                write(group);
            }
            catch (Exception fault)
            {
                foreach (var one in group) one.Done.SetException(fault);
                continue;
            }
            foreach (var one in group) one.Done.SetResult();
        }
    }
#pragma warning restore CA1031

    // Without its line in the ledger no key is destroyed.
    void Destroy(List<Waiting> group)
    {
        var now = _clock.GetUtcNow();
        _ledger.Add(group.Select(waiting => new ErasedKey(waiting.Write.Item, now)));
        Commit(group);
    }

    void Commit(List<Waiting> group)
    {
        _database.Write([.. group.Select(waiting => waiting.Write)], _ledger.End, _clock.GetUtcNow());
        Interlocked.Increment(ref _groups);
    }

    sealed record Waiting(KeyWrite Write, TaskCompletionSource Done);
}
