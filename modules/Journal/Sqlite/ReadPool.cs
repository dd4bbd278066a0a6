using System.Collections.Concurrent;

namespace Selec.Journal.Sqlite;

/// <summary>Read-only connections, each used by one reader at a time.</summary>
sealed class ReadPool(string file, int most, StatementWatch? watch) : IDisposable
{
    readonly ConcurrentBag<SqliteDatabase> _idle = [];
    readonly SemaphoreSlim _free = new(most);

    /// <summary>Reads with a connection of the pool; waits for one when all are in use.</summary>
    public async Task<T> ReadAsync<T>(Func<SqliteDatabase, T> read, CancellationToken cancellationToken)
    {
        using var measured = JournalTelemetry.Statement(JournalTelemetry.Sqlite, "SELECT");
        await _free.WaitAsync(cancellationToken);
        try
        {
            var database = _idle.TryTake(out var idle) ? idle : SqliteDatabase.OpenForReading(file, watch);
            var result = ReadOrClose(database, read);
            _idle.Add(database);
            return result;
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var database)) database.Dispose();
        _free.Dispose();
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
