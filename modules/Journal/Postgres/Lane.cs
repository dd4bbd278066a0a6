using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Npgsql;
using Selec.Contracts;
using Selec.Journal.Sql;

namespace Selec.Journal.Postgres;

/// <summary>
/// A connection that writes group after group, with a chain of the log of its own. A group is one batch and one transaction; where one of
/// its works lost to another writer, all of them are written singly, so that it hurts nobody else.
/// </summary>
sealed class Lane(PostgresDatabase database, KnownLayouts layouts, Action committed, ILogger log) : IAsyncDisposable
{
    /// <summary>More would leave the other lane nothing to do meanwhile.</summary>
    const int LargestGroup = 96;
    const int MostTries = 5;
    const string Lost = "SE001";

    /// <summary>Whoever waits for a write is told when it is on disk, whatever the server or the role would do of itself.</summary>
    const string Durable =
        "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'";

    /// <summary>After lying idle for so long a connection is asked whether it still stands, before anything is written on it.</summary>
    static readonly TimeSpan _idle = TimeSpan.FromSeconds(1);

    readonly List<Waiting> _left = [];
    AuditChain _chain = new();
    NpgsqlConnection? _connection;
    long _used;

    /// <summary>Writes the next group.</summary>
    public async Task WriteAsync(ChannelReader<Waiting> waiting)
    {
        do
        {
            var group = Gather(waiting);
            if (group.Count > 0) await WriteAsync(group);
        }
        while (_left.Count > 0);
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null) await _connection.DisposeAsync();
    }

    /// <summary>One command of an actor in a group: a second one depends on what the first leaves behind.</summary>
    List<Waiting> Gather(ChannelReader<Waiting> waiting)
    {
        var (group, streams, later) = (new List<Waiting>(), new HashSet<string>(StringComparer.Ordinal), new List<Waiting>());
        var isNameTaken = false;
        foreach (var one in _left) Take(one);
        while (group.Count + later.Count < LargestGroup && waiting.TryRead(out var one)) Take(one);
        _left.Clear();
        _left.AddRange(later);
        return group;

        void Take(Waiting one)
        {
            if (!one.TryTake()) return;
            // A group gives names back before it takes any: who gives one back does not come behind who may take it.
            if (one.Streams.Any(streams.Contains) || (isNameTaken && one.GivesNamesBack)) later.Add(one);
            else
            {
                group.Add(one);
                isNameTaken |= one.TakesNames;
            }
            streams.UnionWith(one.Streams);
        }
    }

    async Task WriteAsync(List<Waiting> group)
    {
        try
        {
            Complete(group, await RunAsync(group));
            return;
        }
        catch (PostgresException fault) when (IsWhole && (group.Count > 1 || IsLost(fault)))
        {
            _chain.Withdraw();
            if (!IsLost(fault)) Log.GroupFailed(log, group.Count, fault);
        }
        catch (Exception fault)
        {
            await FailAsync(group, fault);
            return;
        }
        foreach (var one in group) await WriteAloneAsync(one);
    }

    /// <summary>Writes one, or says why not.</summary>
    async Task WriteAloneAsync(Waiting one)
    {
        try
        {
            for (var tries = 0; tries < MostTries; tries++)
            {
                if (one.Write is { } write && await new Objections(await ConnectionAsync()).ToAsync(write) is { } objection)
                {
                    one.Complete(objection);
                    return;
                }
                try
                {
                    Complete([one], await RunAsync([one]));
                    return;
                }
                catch (PostgresException fault) when (IsWhole && IsLost(fault))
                {
                    _chain.Withdraw();
                }
            }
            one.Fail(new BusyException());
        }
        catch (Exception fault)
        {
            await FailAsync([one], fault);
        }
    }

    bool IsWhole => _connection is { FullState: System.Data.ConnectionState.Open };

    static bool IsLost(PostgresException fault) =>
        fault.SqlState is Lost or PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;

    /// <summary>
    /// What the database refused was not written; what it has no room for may be tried again. Where the connection is gone, nobody knows
    /// whether the group was committed: whoever repeats it with its key learns that. The chain ends here then, since nobody knows its last
    /// entry either.
    /// </summary>
    async Task FailAsync(List<Waiting> group, Exception fault)
    {
        var isWhole = IsWhole && fault is PostgresException;
        // Where there was no connection nothing was sent; what was answered with an error is rolled back, even where the connection then ends.
        var isUnknown = _connection is not null && fault is not PostgresException { InvariantSeverity: "ERROR" };
        var busy = new BusyException { MayBeWritten = isUnknown };
        if (isWhole) _chain.Withdraw();
        else
        {
            Log.CannotBegin(log, group.Count, fault);
            _chain = new AuditChain();
            if (_connection is { } broken) await broken.DisposeAsync();
            _connection = null;
            database.Renew();
        }
        foreach (var one in group) one.Fail(PostgresDatabase.MayPass(fault) || (fault is NpgsqlException && !isWhole) ? busy : fault);
    }

    /// <summary>Writes a group in one transaction.</summary>
    /// <returns>The position of the last event of each.</returns>
    async Task<IReadOnlyList<long>> RunAsync(List<Waiting> group)
    {
        using var measured = JournalTelemetry.Group(JournalTelemetry.Postgres, group);
        var connection = await ConnectionAsync();
        var writes = group.Select(one => one.Write).OfType<PreparedWrite>().ToList();
        MakeTables(connection, writes);
        await using var batch = new NpgsqlBatch(connection);
        GroupStatements.AddChecks(batch, writes);
        RowStatements.Add(batch, LayoutOf, writes);
        GroupStatements.AddNames(batch, writes);
        GroupStatements.AddEntries(batch, _chain, group.Select(one => one.Entry));
        var counts = GroupStatements.AddEvents(batch, writes);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT position FROM head"));
        var position = await LastAsync(batch) - counts.Sum();
        var positions = new List<long>();
        var next = 0;
        foreach (var one in group) positions.Add(one.Write is null ? 0 : position += counts[next++]);
        measured?.Committed();
        return positions;
    }

    void Complete(List<Waiting> group, IReadOnlyList<long> positions)
    {
        _chain.Keep();
        committed();
        for (var i = 0; i < group.Count; i++) group[i].Complete(new AppendOutcome.Appended(positions[i]));
    }

    static async Task<long> LastAsync(NpgsqlBatch batch)
    {
        var last = 0L;
        using var measured = JournalTelemetry.Statement(JournalTelemetry.Postgres, "BATCH", batch.BatchCommands.Count);
        await using var reader = await batch.ExecuteReaderAsync();
        do
        {
            while (await reader.ReadAsync())
            {
                if (reader.GetFieldType(0) == typeof(long)) last = reader.GetInt64(0);
            }
        }
        while (await reader.NextResultAsync());
        return last;
    }

    /// <summary>Makes the tables of a plug-in that came after the start.</summary>
    void MakeTables(NpgsqlConnection connection, IEnumerable<PreparedWrite> writes)
    {
        foreach (var table in writes.SelectMany(write => write.Change.Upserts.Select(row => row.Row.Table).Concat(write.Change.Deletes.Select(row => row.Table))))
        {
            if (layouts.Existing(table) is not null) continue;
            var layout = new TableLayout(table);
            using var transaction = connection.BeginTransaction();
            PostgresSchema.Prepare(connection, layout);
            transaction.Commit();
            layouts.Know(layout);
        }
    }

    TableLayout LayoutOf(Selec.Sdk.Table table) => layouts.Existing(table)!;

    async ValueTask<NpgsqlConnection> ConnectionAsync()
    {
        if (_connection is not { State: System.Data.ConnectionState.Open } || !await StandsAsync(_connection))
        {
            if (_connection is { } closed) await closed.DisposeAsync();
            _connection = null;
            _connection = await DurableAsync();
        }
        _used = Stopwatch.GetTimestamp();
        return _connection;
    }

    async Task<NpgsqlConnection> DurableAsync()
    {
        var connection = await database.ConnectAsync(CancellationToken.None);
        try
        {
            await connection.RunAsync(Durable, CancellationToken.None);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>One that was cut while it lay idle is told from one that is cut while it writes: nothing was sent on it, and another takes its place.</summary>
    async ValueTask<bool> StandsAsync(NpgsqlConnection connection)
    {
        if (Stopwatch.GetElapsedTime(_used) < _idle) return true;
        try
        {
            await connection.RunAsync("SELECT 1", CancellationToken.None);
            return true;
        }
        catch (NpgsqlException)
        {
            database.Renew();
            return false;
        }
    }
}
