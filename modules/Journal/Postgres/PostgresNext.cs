using System.Runtime.CompilerServices;
using Npgsql;
using Selec.Journal.Sql;
using Selec.Sdk;

namespace Selec.Journal.Postgres;

/// <summary>The next tables in the journal's database, filled by one node beside all that append.</summary>
sealed class PostgresNext : INextTables
{
    /// <summary>Held by the node that rebuilds.</summary>
    const long Lock = 5_417_310_302;

    const string InStreams = $"SELECT {EventReading.Columns} FROM events e WHERE e.stream = ANY($1) AND e.position <= $2 ORDER BY e.stream, e.version";

    /// <summary>Reads wait for as long at most, and not longer than a deadlock takes to be found.</summary>
    static readonly TimeSpan _longest = TimeSpan.FromMilliseconds(200);

    readonly NpgsqlConnection _connection;
    readonly NpgsqlConnection _reading;
    readonly Shapes _shapes;
    readonly NextPostgresSchema _schema;
    readonly Dictionary<string, TableLayout> _layouts;

    PostgresNext((NpgsqlConnection Writing, NpgsqlConnection Reading) connections, IEnumerable<Table> tables, Shapes shapes)
    {
        ((_connection, _reading), _shapes) = (connections, shapes);
        _layouts = tables.ToDictionary(table => table.Name, table => new TableLayout(table));
        _schema = new NextPostgresSchema(_connection, [.. _layouts.Keys]);
    }

    /// <summary>Makes them, empty, when no other node is about it.</summary>
    /// <returns>Null when another node has done it while this one waited.</returns>
    public static async Task<PostgresNext?> BeginAsync(PostgresDatabase database, IEnumerable<Table> tables, Shapes shapes, CancellationToken cancellationToken)
    {
        var asked = await TimesAsync(database, shapes, cancellationToken);
        var next = new PostgresNext((await database.ConnectAloneAsync(cancellationToken), await database.ConnectAloneAsync(cancellationToken)), tables, shapes);
        try
        {
            await next._connection.RunAsync($"SELECT pg_advisory_lock({Lock})", cancellationToken);
            if (await TimesAsync(database, shapes, cancellationToken) == asked)
            {
                await next._schema.MakeAsync(cancellationToken);
                await next._reading.RunAsync("SET enable_seqscan = off; SET jit = off", cancellationToken);
                return next;
            }
        }
        catch
        {
            await next.DisposeAsync();
            throw;
        }
        await next.DisposeAsync();
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _reading.DisposeAsync();
    }

    public async Task<long> HeadAsync(CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT position FROM head", _reading);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    public IAsyncEnumerable<IReadOnlyList<StreamEvents>> StreamsAsync(string kind, long upTo, CancellationToken cancellationToken) =>
        Portions.OfKindAsync(kind, (after, before) => ReadAsync((after, before), upTo, cancellationToken), cancellationToken);

    public Task FillAsync(IReadOnlyList<PreparedWrite> writes, CancellationToken cancellationToken) =>
        new BulkRows(_connection, LayoutOf).WriteAsync(writes, cancellationToken);

    public Task FilledAsync(CancellationToken cancellationToken) => _schema.FinishAsync(cancellationToken);

    public async IAsyncEnumerable<IReadOnlyList<StreamEvents>> ChangedAsync(
        IReadOnlyCollection<string> kinds, (long After, long UpTo) positions, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var some in (await ChangedAsync(kinds, positions)).Chunk(Portions.Streams))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return await QueryAsync(InStreams, EventReading.Streams, some, positions.UpTo);
        }
    }

    public async Task ApplyAsync(IReadOnlyList<PreparedWrite> writes, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(_connection);
        RowStatements.Add(batch, LayoutOf, writes);
        GroupStatements.AddNames(batch, writes);
        if (batch.BatchCommands.Count > 0) await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<bool> TakePlaceAsync(
        long after, IReadOnlyCollection<string> kinds, Func<IReadOnlyList<StreamEvents>, IReadOnlyList<PreparedWrite>> changes,
        CancellationToken cancellationToken)
    {
        try
        {
            await using var transaction = await _connection.BeginTransactionAsync(cancellationToken);
            await _schema.HoldAsync(_longest, cancellationToken);
            var head = await HeadAsync(cancellationToken);
            await foreach (var streams in ChangedAsync(kinds, (after, head), cancellationToken)) await ApplyAsync(changes(streams), cancellationToken);
            await CompleteAsync(cancellationToken);
            await _schema.TakePlaceAsync(kinds, cancellationToken);
            await transaction.CommitAsync(CancellationToken.None);
            return true;
        }
        catch (PostgresException fault) when (fault.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected)
        {
            return false;
        }
    }

    /// <summary>Nodes of another release may have given the tables another shape meanwhile; then it is theirs to rebuild.</summary>
    async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await using var complete = new NpgsqlCommand(Shapes.Complete, _connection);
        complete.Parameters.AddRange(_shapes.Values());
        if (await complete.ExecuteNonQueryAsync(cancellationToken) != _layouts.Count)
            throw new InvalidOperationException("A node of another release has changed the tables while they were rebuilt.");
        await using var times = new NpgsqlCommand(
            "INSERT INTO rebuilt (shapes, times) VALUES ($1, 1) ON CONFLICT (shapes) DO UPDATE SET times = rebuilt.times + 1", _connection)
        {
            Parameters = { PostgresDatabase.Parameter(_shapes.Hash) },
        };
        await times.ExecuteNonQueryAsync(cancellationToken);
    }

    TableLayout LayoutOf(Table table) => _layouts[table.Name];

    Task<List<string>> ChangedAsync(IReadOnlyCollection<string> kinds, (long After, long UpTo) positions) => QueryAsync(
        "SELECT DISTINCT stream FROM events WHERE position > $1 AND position <= $2 ORDER BY stream",
        rows =>
        {
            var changed = new List<string>();
            while (rows.Step()) changed.Add(rows.Text(0));
            return changed.FindAll(stream => kinds.Contains(StreamId.Parse(stream).Kind));
        },
        positions.After, positions.UpTo);

    async Task<Portion> ReadAsync((string After, string Before) among, long upTo, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var last = await QueryAsync(
            "SELECT stream, version FROM streams WHERE stream > $1 AND stream < $2 ORDER BY stream LIMIT $3", Portions.Last, among.After, among.Before, Portions.Streams);
        if (last is null) return new Portion(null, []);
        return new Portion(last, await QueryAsync(
            $"SELECT {EventReading.Columns} FROM events e WHERE e.stream > $1 AND e.stream <= $2 AND e.position <= $3 ORDER BY e.stream, e.version",
            EventReading.Streams, among.After, last, upTo));
    }

    async Task<T> QueryAsync<T>(string sql, Func<IRows, T> read, params SqlValue[] values)
    {
        await using var command = new NpgsqlCommand(sql, _reading);
        foreach (var value in values) command.Parameters.Add(PostgresDatabase.Parameter(value));
        await using var reader = await command.ExecuteReaderAsync();
        return read(new ComingRows(reader));
    }

    static async Task<long> TimesAsync(PostgresDatabase database, Shapes shapes, CancellationToken cancellationToken) =>
        await database.ScalarAsync("SELECT times FROM rebuilt WHERE shapes = $1", [shapes.Hash], cancellationToken) ?? 0;
}
