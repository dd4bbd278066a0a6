using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Selec.Contracts;
using Selec.Journal.Sql;

namespace Selec.Journal.Sqlite;

/// <summary>
/// The one writer of the file. Works that arrive while a transaction is in flight go into the next one. Each work stands or falls alone:
/// it checks before it writes, and when a group fails as a whole its works are run singly.
/// </summary>
sealed class GroupWriter : IAsyncDisposable
{
    const int LargestGroup = 256;

    readonly Channel<Work> _waiting;
    readonly SqliteDatabase _database;
    readonly AuditChain _audit = new();
    readonly KnownLayouts _layouts;
    readonly Action _committed;
    readonly ILogger _log;
    readonly Task _loop;

    /// <summary>Starts writing.</summary>
    /// <param name="file">The database file.</param>
    /// <param name="layouts">Shared with the readers.</param>
    /// <param name="committed">Called after each commit.</param>
    /// <param name="options">Bounds, log, and who is told of statements.</param>
    public GroupWriter(string file, KnownLayouts layouts, Action committed, (int Capacity, ILogger Log, StatementWatch? Watch) options)
    {
        (_layouts, _committed, _log) = (layouts, committed, options.Log);
        _waiting = Channel.CreateBounded<Work>(new BoundedChannelOptions(options.Capacity) { SingleReader = true });
        _database = SqliteDatabase.OpenForWriting(file, options.Watch);
        try
        {
            Schema.Prepare(_database, layouts.All);
            var mark = _database.Query(RestoreMark.Read);
            Restored = mark.Step() ? mark.Text(0) : "";
            mark.Reset();
        }
        catch
        {
            _database.Dispose();
            throw;
        }
        _loop = Task.Run(WriteGroupsAsync);
    }

    /// <summary>The mark of the restore that the file comes from, or empty.</summary>
    public string Restored { get; }

    /// <summary>Takes a work into the next group and waits until it is durable.</summary>
    /// <exception cref="BusyException">The queue is full, or the store is closing or cannot write.</exception>
    public Task<TOutcome> WriteAsync<TOutcome>(Func<GroupTransaction, TOutcome> write, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var work = new Work<TOutcome>(write, cancellationToken);
        return _waiting.Writer.TryWrite(work) ? work.Done : throw new BusyException();
    }

    /// <summary>Commits everything that was accepted, and takes nothing more.</summary>
    public Task EndAsync()
    {
        _waiting.Writer.TryComplete();
        return _loop;
    }

    /// <summary>Ends, then closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _database.Dispose();
    }

    async Task WriteGroupsAsync()
    {
        var group = new List<Work>(LargestGroup);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            group.Clear();
            while (group.Count < LargestGroup && _waiting.Reader.TryRead(out var work)) Take(group, work);
            if (group.Count > 0) Commit(group);
            // The waiters' continuations are queued by now. Going behind them lets their next commands into the next group; without it
            // groups alternate between one command and all the others.
            await Task.Yield();
        }
    }

    static void Take(List<Work> group, Work work)
    {
        if (work.Cancelled) work.Leave();
        else group.Add(work);
    }

    void Commit(List<Work> group)
    {
        try
        {
            _database.Execute("BEGIN IMMEDIATE");
        }
        catch (Exception fault)
        {
            Log.CannotBegin(_log, group.Count, fault);
            foreach (var work in group) work.Fail(new BusyException());
            return;
        }
        if (TryCommit(group) is not { } reason) return;
        if (group.Count == 1)
        {
            group[0].Fail(reason is SqliteFault { MayPass: true } ? new BusyException() : reason);
            return;
        }
        Log.GroupFailed(_log, group.Count, reason);
        foreach (var work in group.ToArray()) Commit([work]);
    }

    /// <summary>Writes and commits a group in the transaction that was begun; the reason when it was rolled back.</summary>
    Exception? TryCommit(List<Work> group)
    {
        using var measured = JournalTelemetry.Group(JournalTelemetry.Sqlite, group);
        try
        {
            var transaction = new GroupTransaction(_database, _audit, _layouts);
            using (JournalTelemetry.Statement(JournalTelemetry.Sqlite, "BATCH", group.Count)) foreach (var work in group) work.Write(transaction);
            using (JournalTelemetry.Statement(JournalTelemetry.Sqlite, "COMMIT")) _database.Execute("COMMIT");
        }
        catch (Exception reason)
        {
            Withdraw();
            return reason;
        }
        measured?.Committed();
        _audit.Keep();
        _layouts.Keep();
        _committed();
        foreach (var work in group) work.Complete();
        return null;
    }

    void Withdraw()
    {
        _audit.Withdraw();
        _layouts.Withdraw();
        if (!_database.InTransaction) return;
        try
        {
            _database.Execute("ROLLBACK");
        }
        catch (SqliteFault fault)
        {
            Log.CannotRollBack(_log, fault);
        }
    }
}
