using System.Threading.Channels;

namespace Selec.Access.Keys;

/// <summary>
/// Writes that arrive while a transaction is under way share the next one: many items opened at once cost one flush to disk. What is to
/// be destroyed is in the erasure ledger before.
/// </summary>
sealed class KeyWriter : IAsyncDisposable
{
    const int Group = 1024;

    readonly Channel<Waiting> _waiting = Channel.CreateUnbounded<Waiting>(new UnboundedChannelOptions { SingleReader = true });
    readonly IWrappedKeys _database;
    readonly IErasureLedger _ledger;
    readonly TimeProvider _clock;
    readonly Task _loop;

    public KeyWriter(IWrappedKeys database, IErasureLedger ledger, TimeProvider clock)
    {
        (_database, _ledger, _clock) = (database, ledger, clock);
        _loop = Task.Run(WriteGroupsAsync);
    }

    /// <summary>The transactions written so far.</summary>
    public long Groups { get; private set; }

    /// <summary>Completes when the write is on disk.</summary>
    public Task WriteAsync(KeyWrite write, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _waiting.Writer.TryWrite(new Waiting(write, done))
            ? done.Task.WaitAsync(cancellationToken)
            : throw new ObjectDisposedException(nameof(KeyWriter));
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _loop;
    }

    async Task WriteGroupsAsync()
    {
        var group = new List<Waiting>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            group.Clear();
            while (group.Count < Group && _waiting.Reader.TryRead(out var next)) group.Add(next);
            Write(group);
        }
    }

    // Whatever goes wrong belongs to those who wait; the loop itself must outlive it.
#pragma warning disable CA1031
    void Write(List<Waiting> group)
    {
        var now = _clock.GetUtcNow();
        var destroyed = group.FindAll(waiting => waiting.Write.Wrapped is null);
        try
        {
            _ledger.Add(destroyed.Select(waiting => new ErasedKey(waiting.Write.Item, now)));
        }
        catch (Exception fault)
        {
            // Without its line in the ledger no key is destroyed; keys that are made in the same group do not wait for that.
            Fail(destroyed, fault);
            group = [.. group.Except(destroyed)];
        }
        if (group.Count > 0) Commit(group, now);
    }

    void Commit(List<Waiting> group, DateTimeOffset now)
    {
        try
        {
            _database.Write([.. group.Select(waiting => waiting.Write)], _ledger.End, now);
            Groups++;
            foreach (var waiting in group) waiting.Done.SetResult();
        }
        catch (Exception fault)
        {
            Fail(group, fault);
        }
    }
#pragma warning restore CA1031

    static void Fail(List<Waiting> group, Exception fault)
    {
        foreach (var waiting in group) waiting.Done.SetException(fault);
    }

    sealed record Waiting(KeyWrite Write, TaskCompletionSource Done);
}
