using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Selec.Contracts;
using Selec.Journal.Sql;

namespace Selec.Journal.Postgres;

/// <summary>
/// Writes to the database in groups. What arrives while a group is in flight goes into the next one; when many wait, a second lane writes
/// beside the first. A full queue turns away.
/// </summary>
sealed class PostgresWriter : IAsyncDisposable
{
    /// <summary>How many must wait for the second lane to set out. Two lanes at a low load make small groups, each with its fixed price.</summary>
    const int Many = 16;

    readonly Channel<Waiting> _waiting;
    readonly SemaphoreSlim _many = new(0);
    readonly Lane[] _lanes;
    readonly Task _loops;
    int _isCalled;
    volatile bool _isClosing;

    /// <param name="database">The database.</param>
    /// <param name="layouts">Shared with the readers.</param>
    /// <param name="committed">Called after each commit.</param>
    /// <param name="options">Bound and log.</param>
    public PostgresWriter(PostgresDatabase database, KnownLayouts layouts, Action committed, (int Capacity, ILogger Log) options)
    {
        _waiting = Channel.CreateBounded<Waiting>(options.Capacity);
        _lanes = [new Lane(database, layouts, committed, options.Log), new Lane(database, layouts, committed, options.Log)];
        _loops = Task.WhenAll(Task.Run(WriteAllAsync), Task.Run(WriteManyAsync));
    }

    /// <summary>Takes something into the next group and waits until it is durable.</summary>
    /// <exception cref="BusyException">The queue is full, or the database does not answer.</exception>
    public Task<AppendOutcome> WriteAsync(Waiting one)
    {
        if (!_waiting.Writer.TryWrite(one)) throw new BusyException();
        if (_waiting.Reader.Count >= Many && Interlocked.Exchange(ref _isCalled, 1) == 0) _many.Release();
        return one.Done;
    }

    /// <summary>Commits everything that was accepted.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        _isClosing = true;
        _many.Release();
        await _loops;
        foreach (var lane in _lanes) await lane.DisposeAsync();
        _many.Dispose();
    }

    async Task WriteAllAsync()
    {
        while (await _waiting.Reader.WaitToReadAsync())
        {
            await _lanes[0].WriteAsync(_waiting.Reader);
            // The waiters' continuations are queued by now. Going behind them lets their next commands into the next group.
            await Task.Yield();
        }
    }

    async Task WriteManyAsync()
    {
        while (true)
        {
            await _many.WaitAsync();
            if (_isClosing) return;
            Volatile.Write(ref _isCalled, 0);
            while (_waiting.Reader.Count >= Many)
            {
                await _lanes[1].WriteAsync(_waiting.Reader);
                await Task.Yield();
            }
        }
    }
}
