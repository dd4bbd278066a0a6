using Npgsql;
using Selec.Contracts;
using Selec.Journal.Sql;
using Selec.Sdk;

namespace Selec.Journal.Postgres;

/// <summary>A transaction in which the read models of a plug-in are written anew, and for which every append waits.</summary>
sealed class RebuildTransaction : IAsyncDisposable
{
    readonly NpgsqlConnection _connection;
    readonly NpgsqlTransaction _transaction;
    readonly Func<NpgsqlConnection, Table, TableLayout> _layoutOf;

    RebuildTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction, Func<NpgsqlConnection, Table, TableLayout> layoutOf) =>
        (_connection, _transaction, _layoutOf) = (connection, transaction, layoutOf);

    /// <summary>Begins when the appends in flight are done.</summary>
    public static async Task<RebuildTransaction> BeginAsync(
        NpgsqlConnection connection, Func<NpgsqlConnection, Table, TableLayout> layoutOf, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var begun = new RebuildTransaction(connection, transaction, layoutOf);
        await begun.RunAsync("LOCK TABLE streams IN SHARE ROW EXCLUSIVE MODE");
        return begun;
    }

    /// <summary>Every stream with its version.</summary>
    public async Task<IReadOnlyList<(StreamId Stream, long Version)>> StreamsAsync()
    {
        var (streams, rows) = (new List<(StreamId, long)>(), await ReadAsync("SELECT stream, version FROM streams WHERE version > 0 ORDER BY stream"));
        while (rows.Step()) streams.Add((StreamId.Parse(rows.Text(0)), rows.Number(1)));
        return streams;
    }

    /// <summary>The events of a stream.</summary>
    public async Task<IReadOnlyList<RecordedEvent>> EventsAsync(StreamId stream) =>
        EventReading.Read(await ReadAsync(
            $"SELECT {EventReading.Columns} FROM events e WHERE e.stream = $1 ORDER BY e.version", stream.ToString()));

    /// <summary>Empties these tables, and takes back the grants on, the names held by, the reminders and the snapshots of actors of these kinds.</summary>
    public async Task ClearAsync(string[] tables, string[] kinds)
    {
        foreach (var table in tables) await RunAsync($"DELETE FROM \"row_{table}\"; DELETE FROM \"row_{table}_many\"");
        foreach (var table in new[] { "texts", "places", "listings" }) await RunAsync($"DELETE FROM {table} WHERE tbl = ANY($1)", tables);
        foreach (var (table, column) in new[] { ("grants", "node"), ("claims", "stream"), ("reminders", "stream"), ("snapshots", "stream") })
            await RunAsync($"DELETE FROM {table} WHERE split_part({column}, '/', 1) = ANY($1)", kinds);
        await RunAsync("DELETE FROM listings l WHERE NOT EXISTS (SELECT 1 FROM grants g WHERE g.id = l.granted)");
    }

    /// <summary>Writes what was computed.</summary>
    public async Task WriteAsync(IReadOnlyList<PreparedWrite> writes)
    {
        await using var batch = new NpgsqlBatch(_connection, _transaction);
        RowStatements.Add(batch, table => _layoutOf(_connection, table), writes);
        GroupStatements.AddNames(batch, writes);
        if (batch.BatchCommands.Count > 0) await batch.ExecuteNonQueryAsync();
    }

    /// <summary>Says that the tables are complete for a plug-in in this release, and commits.</summary>
    public async Task CommitAsync(string[] tables, PluginBounds plugin)
    {
        await RunAsync("UPDATE layouts SET complete = true WHERE name = ANY($1)", tables);
        await RunAsync(
            "INSERT INTO prepared (plugin, release) VALUES ($1, $2) ON CONFLICT (plugin) DO UPDATE SET release = excluded.release", plugin.Id, plugin.Release);
        await _transaction.CommitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    Task RunAsync(string sql, params SqlValue[] values) => _connection.RunAsync(sql, CancellationToken.None, values);

    Task<PostgresRows> ReadAsync(string sql, params SqlValue[] values) => _connection.RowsAsync(sql, CancellationToken.None, values);
}
