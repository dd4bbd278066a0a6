using Microsoft.Extensions.Logging;
using Selec.Contracts;
using Selec.Journal.Sql;
using Selec.Sdk;

namespace Selec.Journal.Sqlite;

/// <summary>What the journal works with.</summary>
/// <param name="File">The database file; made when it is new.</param>
/// <param name="Tables">The tables to make at the start.</param>
/// <param name="Capacity">How many appends may wait before further ones are turned away.</param>
/// <param name="Readers">How many reads run side by side.</param>
/// <param name="Watch">Who is told of statements, or null.</param>
sealed record SqliteOptions(string File, IReadOnlyCollection<Table> Tables, int Capacity = 8_192, int Readers = 8,
    StatementWatch? Watch = null)
{
    /// <summary>True where other processes may have the journal open as well; else a second one is turned away.</summary>
    public bool IsShared { get; init; }
}

/// <summary>
/// The journal in one SQLite file: write-ahead log, synchronised at each commit, one writer with group commit, many readers.
/// </summary>
sealed class SqliteJournal : IJournal, IAsyncDisposable
{
    static readonly AppendOutcome _recorded = new AppendOutcome.Appended(0);

    readonly KnownLayouts _layouts;
    readonly SearchHashes _hashes;
    readonly GroupWriter _writer;
    readonly ReadPool _readers;
    readonly TimeProvider _time;
    readonly JournalHold? _hold;
    TaskCompletionSource _committed = NewSignal();
    TaskCompletionSource _reminded = NewSignal();

    public SqliteJournal(SqliteOptions options, SearchHashes hashes, TimeProvider time, ILogger<SqliteJournal> log)
    {
        (_hashes, _time, _layouts) = (hashes, time, new KnownLayouts(options.Tables));
        _hold = options.IsShared ? null : JournalHold.Take(options.File);
        try
        {
            _writer = new GroupWriter(options.File, _layouts, Wake, (options.Capacity, log, options.Watch));
            _readers = new ReadPool(options.File, options.Readers, options.Watch);
        }
        catch
        {
            _hold?.Dispose();
            throw;
        }
    }

    public bool IsOnlyWriter => _hold is not null;

    public string Restored => _writer.Restored;

    /// <summary>Completes when reminders are set after this was asked for.</summary>
    public Task NextReminded => Volatile.Read(ref _reminded).Task;

    public async Task<AppendOutcome> AppendAsync(Append append, CancellationToken cancellationToken)
    {
        using var measured = JournalTelemetry.Append("append", JournalTelemetry.Sqlite);
        var outcome = await _writer.WriteAsync(new PreparedAppend(append, _hashes).Write, cancellationToken);
        measured?.Ended(outcome);
        if (!append.Change.Reminded.IsEmpty) Reminded();
        return outcome;
    }

    /// <summary>Reminders may have been set.</summary>
    public void Reminded() => Interlocked.Exchange(ref _reminded, NewSignal()).TrySetResult();

    public Task RecordAsync(AuditEntry entry, CancellationToken cancellationToken) =>
        JournalTelemetry.AreAppendsOn ? RecordMeasuredAsync(entry, cancellationToken) : WriteEntryAsync(entry, cancellationToken);

    /// <summary>A table's layout, after the table was made where it was new.</summary>
    public async ValueTask<TableLayout> LayoutAsync(Table table, CancellationToken cancellationToken) =>
        _layouts.Existing(table) ?? await _writer.WriteAsync(transaction => transaction.LayoutOf(table), cancellationToken);

    /// <summary>Reads with one of the reading connections.</summary>
    public Task<T> ReadAsync<T>(Func<SqliteDatabase, T> read, CancellationToken cancellationToken) =>
        _readers.ReadAsync(read, cancellationToken);

    /// <summary>Writes in the next group.</summary>
    public Task<T> WriteAsync<T>(Func<GroupTransaction, T> write, CancellationToken cancellationToken) =>
        _writer.WriteAsync(write, cancellationToken);

    public Task<IReadOnlyList<RecordedEvent>> ReadStreamAsync(StreamId stream, long afterVersion, CancellationToken cancellationToken) =>
        ReadAsync(database => ReadStream(database, stream, afterVersion), cancellationToken);

    /// <summary>The events of a stream after a version, on a given connection.</summary>
    public static IReadOnlyList<RecordedEvent> ReadStream(SqliteDatabase database, StreamId stream, long afterVersion) =>
        EventReading.Read(database.Query(
            $"SELECT {EventReading.Columns} FROM events e WHERE e.stream = ?1 AND e.version > ?2 ORDER BY e.version", stream.ToString(), afterVersion));

    public Task<StoredSnapshot?> ReadSnapshotAsync(StreamId stream, CancellationToken cancellationToken) =>
        ReadAsync<StoredSnapshot?>(
            database =>
            {
                var rows = database.Query("SELECT version, schema, json FROM snapshots WHERE stream = ?1", stream.ToString());
                if (!rows.Step()) return null;
                var snapshot = new StoredSnapshot(stream, rows.Number(0), (int)rows.Number(1), rows.Blob(2).ToArray());
                rows.Reset();
                return snapshot;
            },
            cancellationToken);

    public Task<long> VersionAsync(StreamId stream, CancellationToken cancellationToken) =>
        ReadAsync(database => Versions.Of(database, stream), cancellationToken);

    public Task<IReadOnlyList<RecordedEvent>> ReadForwardAsync(long afterPosition, int limit, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<RecordedEvent>>(
            database => EventReading.Read(database.Query(
                $"SELECT {EventReading.Columns} FROM events e WHERE e.position > ?1 ORDER BY e.position LIMIT ?2", afterPosition, limit)),
            cancellationToken);

    public Task<IReadOnlyList<RecordedEvent>> ReadGrantedAsync(
        Caller viewer, long afterPosition, IReadOnlyCollection<string> names, int limit, CancellationToken cancellationToken)
    {
        var sql = $"""
            SELECT {EventReading.Columns} FROM events e
            WHERE e.position > ?1 AND e.name IN (SELECT value FROM json_each(?2)) AND EXISTS (
                SELECT 1 FROM grants g WHERE g.node = e.stream AND g.begins <= e.at AND {Grants.Given("g", new Looks("(SELECT value FROM json_each(?3))", "?4", "?5"))})
            ORDER BY e.position LIMIT ?6
            """;
        return ReadAsync<IReadOnlyList<RecordedEvent>>(
            database => EventReading.Read(database.Query(
                sql, afterPosition, SqlText.List(names), SqlText.List(viewer.Groups), Looks.Number(viewer.Clearance), Now(), limit)),
            cancellationToken);
    }

    public Task<long> HeadAsync(CancellationToken cancellationToken) =>
        ReadAsync(database => database.Prepare("SELECT max(position) FROM events").Scalar() ?? 0, cancellationToken);

    public async Task WaitForEventsAsync(long afterPosition, CancellationToken cancellationToken)
    {
        while (true)
        {
            var committed = Volatile.Read(ref _committed).Task;
            if (await HeadAsync(cancellationToken) > afterPosition) return;
            await committed.WaitAsync(cancellationToken);
        }
    }

    public Task<IdempotencyRecord?> FindKeyAsync(PersonId person, string keyHash, CancellationToken cancellationToken) =>
        ReadAsync(database => KeyRecords.Find(database, person, keyHash), cancellationToken);

    public void Follows(string follower, DateTimeOffset? since) => JournalTelemetry.Follows(this, follower, (since, _time));

    /// <summary>Now, as grants compare it.</summary>
    public long Now() => _time.GetUtcNow().ToUnixTimeMilliseconds();

    public async ValueTask DisposeAsync()
    {
        JournalTelemetry.Closed(this);
        await _writer.EndAsync();
        await _readers.DisposeAsync();
        // Closed last: whoever reads alone cannot bring the write-ahead log into the file.
        await _writer.DisposeAsync();
        _hold?.Dispose();
    }

    async Task RecordMeasuredAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        using var measured = JournalTelemetry.Append("record", JournalTelemetry.Sqlite);
        measured?.Ended(await WriteEntryAsync(entry, cancellationToken));
    }

    Task<AppendOutcome> WriteEntryAsync(AuditEntry entry, CancellationToken cancellationToken) =>
        _writer.WriteAsync<AppendOutcome>(
            transaction =>
            {
                transaction.Record(entry);
                return _recorded;
            },
            cancellationToken);

    static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    void Wake() => Interlocked.Exchange(ref _committed, NewSignal()).TrySetResult();
}
