using Microsoft.Extensions.Logging;
using Npgsql;
using Selec.Contracts;
using Selec.Journal.Sql;
using Selec.Sdk;

namespace Selec.Journal.Postgres;

/// <summary>What the journal works with.</summary>
/// <param name="ConnectionString">As Npgsql takes it.</param>
/// <param name="Tables">The tables to make at the start.</param>
/// <param name="Capacity">How many appends may wait before further ones are turned away.</param>
sealed record PostgresOptions(string ConnectionString, IReadOnlyCollection<Table> Tables, int Capacity = 8_192);

/// <summary>The journal in a PostgreSQL database that any number of nodes share: it orders, stores, locks and notifies.</summary>
sealed class PostgresJournal : IJournal, IAsyncDisposable
{
    readonly KnownLayouts _layouts;
    readonly SearchHashes _hashes;
    readonly PostgresWriter _writer;
    readonly Wakeup _wakeup;
    readonly TimeProvider _time;
    TaskCompletionSource _committed = NewSignal();
    TaskCompletionSource _reminded = NewSignal();
    int _disposed;

    public PostgresJournal(PostgresOptions options, SearchHashes hashes, TimeProvider time, ILogger<PostgresJournal> log)
    {
        (_hashes, _time, _layouts, Database) = (hashes, time, new KnownLayouts(options.Tables), new PostgresDatabase(options.ConnectionString));
        using (var connection = Database.ConnectAlone())
        {
            while (!PostgresSchema.TryPrepare(connection, _layouts.All)) Log.TablesInUse(log);
            using var mark = new NpgsqlCommand(RestoreMark.Read, connection);
            Restored = mark.ExecuteScalar() as string ?? "";
        }
        Shapes = new Shapes(_layouts.All);
        _wakeup = new Wakeup(Database, Wake, Shapes.ArriveAsync, log);
        _writer = new PostgresWriter(Database, _layouts, Committed, (options.Capacity, log));
    }

    public string Restored { get; }

    /// <summary>The database.</summary>
    public PostgresDatabase Database { get; }

    /// <summary>By which this node's release is told from others.</summary>
    public Shapes Shapes { get; }

    /// <summary>Completes when reminders are set after this was asked for.</summary>
    public Task NextReminded => Volatile.Read(ref _reminded).Task;

    public async Task<AppendOutcome> AppendAsync(Append append, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var measured = JournalTelemetry.Append("append", JournalTelemetry.Postgres);
        var outcome = await _writer.WriteAsync(new Waiting(new PreparedWrite(append, _hashes), append.Audit, cancellationToken));
        measured?.Ended(outcome);
        if (!append.Change.Reminded.IsEmpty) Reminded();
        return outcome;
    }

    /// <summary>Reminders may have been set.</summary>
    public void Reminded() => Interlocked.Exchange(ref _reminded, NewSignal()).TrySetResult();

    public Task RecordAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return JournalTelemetry.AreAppendsOn
            ? RecordMeasuredAsync(entry, cancellationToken)
            : _writer.WriteAsync(new Waiting(null, entry, cancellationToken));
    }

    /// <summary>A table's layout, after the table was made where it was new.</summary>
    public async ValueTask<TableLayout> LayoutAsync(Table table, CancellationToken cancellationToken)
    {
        if (_layouts.Existing(table) is { } existing) return existing;
        await using var connection = await Database.ConnectAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var layout = LayoutOf(connection, table);
        await transaction.CommitAsync(cancellationToken);
        _layouts.Know(layout);
        return layout;
    }

    /// <summary>A table's layout, whose tables exist once the transaction is committed inside which this is called.</summary>
    public TableLayout LayoutOf(NpgsqlConnection connection, Table table)
    {
        if (_layouts.Existing(table) is { } existing) return existing;
        var layout = new TableLayout(table);
        PostgresSchema.Prepare(connection, layout);
        return layout;
    }

    public async Task<IReadOnlyList<RecordedEvent>> ReadStreamAsync(StreamId stream, long afterVersion, CancellationToken cancellationToken) =>
        EventReading.Read(await Database.ReadAsync(
            $"SELECT {EventReading.Columns} FROM events e WHERE e.stream = $1 AND e.version > $2 ORDER BY e.version", [stream.ToString(), afterVersion], cancellationToken));

    public async Task<StoredSnapshot?> ReadSnapshotAsync(StreamId stream, CancellationToken cancellationToken)
    {
        var rows = await Database.ReadAsync("SELECT version, schema, json FROM snapshots WHERE stream = $1", [stream.ToString()], cancellationToken);
        return rows.Step() ? new StoredSnapshot(stream, rows.Number(0), (int)rows.Number(1), rows.Blob(2).ToArray()) : null;
    }

    public async Task<long> VersionAsync(StreamId stream, CancellationToken cancellationToken) =>
        await Database.ScalarAsync("SELECT version FROM streams WHERE stream = $1", [stream.ToString()], cancellationToken) ?? 0;

    public async Task<IReadOnlyList<RecordedEvent>> ReadForwardAsync(long afterPosition, int limit, CancellationToken cancellationToken) =>
        EventReading.Read(await Database.ReadAsync(
            $"SELECT {EventReading.Columns} FROM events e WHERE e.position > $1 ORDER BY e.position LIMIT $2", [afterPosition, limit], cancellationToken));

    public async Task<IReadOnlyList<RecordedEvent>> ReadGrantedAsync(
        Caller viewer, long afterPosition, IReadOnlyCollection<string> names, int limit, CancellationToken cancellationToken)
    {
        const string Looking = "(SELECT unnest($3::text[]))";
        var sql = $"""
            SELECT {EventReading.Columns} FROM events e
            WHERE e.position > $1 AND e.name = ANY($2) AND EXISTS (
                SELECT 1 FROM grants g WHERE g.node = e.stream AND g.begins <= e.at AND {Grants.Given("g", new Looks(Looking, "$4", "$5"))})
            ORDER BY e.position LIMIT $6
            """;
        return EventReading.Read(await Database.ReadAsync(
            sql, [afterPosition, names.ToArray(), viewer.Groups.ToArray(), Looks.Number(viewer.Clearance), Now(), limit], cancellationToken));
    }

    public async Task<long> HeadAsync(CancellationToken cancellationToken) =>
        await Database.ScalarAsync("SELECT position FROM head", [], cancellationToken) ?? 0;

    public async Task WaitForEventsAsync(long afterPosition, CancellationToken cancellationToken)
    {
        while (true)
        {
            var committed = Volatile.Read(ref _committed).Task;
            if (await HeadAsync(cancellationToken) > afterPosition) return;
            await committed.WaitAsync(cancellationToken);
        }
    }

    public async Task<IdempotencyRecord?> FindKeyAsync(PersonId person, string keyHash, CancellationToken cancellationToken) =>
        IdempotencyKeys.Read(await Database.ReadAsync(IdempotencyKeys.Find, [person.Value, keyHash], cancellationToken), person, keyHash);

    public void Follows(string follower, DateTimeOffset? since) => JournalTelemetry.Follows(this, follower, (since, _time));

    /// <summary>Now, as grants compare it.</summary>
    public long Now() => _time.GetUtcNow().ToUnixTimeMilliseconds();

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1) return;
        JournalTelemetry.Closed(this);
        await _writer.DisposeAsync();
        await _wakeup.DisposeAsync();
        await Database.DisposeAsync();
    }

    async Task RecordMeasuredAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        using var measured = JournalTelemetry.Append("record", JournalTelemetry.Postgres);
        var outcome = await _writer.WriteAsync(new Waiting(null, entry, cancellationToken));
        measured?.Ended(outcome);
    }

    static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    void Committed()
    {
        Wake();
        _wakeup.Tell();
    }

    void Wake() => Interlocked.Exchange(ref _committed, NewSignal()).TrySetResult();
}
