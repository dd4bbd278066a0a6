using System.Threading.Channels;

namespace Selec.Access.Keys;

/// <summary>
/// Writes that arrive while a transaction is under way share the next one: many items opened at once cost one flush to disk.
/// </summary>
sealed class KeyWriter : IAsyncDisposable
{
    const int Group = 1024;

    readonly Channel<Waiting> _waiting = Channel.CreateUnbounded<Waiting>(new UnboundedChannelOptions { SingleReader = true });
    readonly KeyDatabase _database;
    readonly TimeProvider _clock;
    readonly Task _loop;

    public KeyWriter(KeyDatabase database, TimeProvider clock)
    {
        (_database, _clock) = (database, clock);
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
        try
        {
            _database.Write([.. group.Select(waiting => waiting.Write)], _clock.GetUtcNow());
            Groups++;
            foreach (var waiting in group) waiting.Done.SetResult();
        }
        catch (Exception fault)
        {
            foreach (var waiting in group) waiting.Done.SetException(fault);
        }
    }
#pragma warning restore CA1031

    sealed record Waiting(KeyWrite Write, TaskCompletionSource Done);
}
