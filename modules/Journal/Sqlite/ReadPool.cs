using System.Collections.Concurrent;
using Selec.Contracts;

namespace Selec.Journal.Sqlite;

/// <summary>Read-only connections, each used by one reader at a time.</summary>
sealed class ReadPool(string file, int most, StatementWatch? watch) : IAsyncDisposable
{
    readonly ConcurrentBag<SqliteDatabase> _idle = [];
    readonly SemaphoreSlim _free = new(most);
    int _isClosed;

    /// <summary>Reads with a connection of the pool; waits for one when all are in use.</summary>
    /// <exception cref="BusyException">The disk or another process stands in the way.</exception>
    public async Task<T> ReadAsync<T>(Func<SqliteDatabase, T> read, CancellationToken cancellationToken)
    {
        using var measured = JournalTelemetry.Statement(JournalTelemetry.Sqlite, "SELECT");
        await _free.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(Volatile.Read(ref _isClosed) == 1, this);
            // A connection that is opened anew needs the disk too.
            var database = _idle.TryTake(out var idle) ? idle : SqliteDatabase.OpenForReading(file, watch);
            var result = ReadOrClose(database, read);
            _idle.Add(database);
            return result;
        }
        catch (SqliteFault fault) when (fault.MayPass)
        {
            throw new BusyException(fault);
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>Closes the connections once nobody reads any more; whoever still waits is turned away.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 1) return;
        for (var i = 0; i < most; i++) await _free.WaitAsync();
        while (_idle.TryTake(out var database)) database.Dispose();
        _free.Release(most);
    }

    static T ReadOrClose<T>(SqliteDatabase database, Func<SqliteDatabase, T> read)
    {
        try
        {
            return read(database);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }
}
