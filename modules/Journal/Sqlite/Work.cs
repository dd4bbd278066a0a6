using System.Diagnostics;
using Selec.Contracts;
using Selec.Journal.Sql;
using Selec.Sdk;

namespace Selec.Journal.Sqlite;

/// <summary>Something to be written in a transaction shared with others. Its waiter learns the outcome after the commit.</summary>
abstract class Work : ITraced
{
    public Activity? Trace { get; } = JournalTelemetry.Current;

    /// <summary>True when nobody waits any more and it may still be left out.</summary>
    public abstract bool Cancelled { get; }

    /// <summary>Writes inside the transaction in flight. May run twice: again alone when its group failed.</summary>
    public abstract void Write(GroupTransaction transaction);

    /// <summary>The transaction is on disk.</summary>
    public abstract void Complete();

    /// <summary>Nothing was written.</summary>
    public abstract void Fail(Exception reason);

    /// <summary>The waiter withdrew in time; nothing was written.</summary>
    public abstract void Leave();
}

/// <inheritdoc/>
/// <typeparam name="TOutcome">What the waiter learns.</typeparam>
/// <param name="write">Writes and says what the outcome will be once it is durable.</param>
/// <param name="cancellationToken">Honoured until the work is taken into a transaction.</param>
sealed class Work<TOutcome>(Func<GroupTransaction, TOutcome> write, CancellationToken cancellationToken) : Work
{
    readonly TaskCompletionSource<TOutcome> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    TOutcome? _outcome;

    public Task<TOutcome> Done => _done.Task;

    public override bool Cancelled => cancellationToken.IsCancellationRequested;

    public override void Write(GroupTransaction transaction) => _outcome = write(transaction);

    public override void Complete() => _done.TrySetResult(_outcome!);

    public override void Fail(Exception reason) => _done.TrySetException(reason);

    public override void Leave() => _done.TrySetCanceled(cancellationToken);
}

/// <summary>The transaction in flight: what the works of one group share.</summary>
/// <param name="database">The writing connection.</param>
/// <param name="audit">The chain of this start.</param>
/// <param name="layouts">The read models' tables that are known to exist.</param>
sealed class GroupTransaction(SqliteDatabase database, AuditChain audit, KnownLayouts layouts)
{
    public SqliteDatabase Database => database;

    /// <summary>The position of the last event written.</summary>
    public long Position { get; private set; } = database.Prepare("SELECT max(position) FROM events").Scalar() ?? 0;

    /// <summary>The position of the next event.</summary>
    public long NextPosition() => ++Position;

    public void Record(AuditEntry entry) => AuditWriter.Add(database, audit, entry);

    /// <summary>A table's layout, whose tables exist from here on.</summary>
    public TableLayout LayoutOf(Table table)
    {
        if (layouts.Existing(table) is { } existing) return existing;
        var layout = new TableLayout(table);
        Schema.Prepare(database, layout);
        layouts.Made(layout);
        return layout;
    }
}
