using System.Diagnostics;
using Selec.Contracts;
using Selec.Journal.Sql;

namespace Selec.Journal.Postgres;

/// <summary>Something to be written in a transaction shared with others: an append, or an entry of the log alone.</summary>
/// <param name="write">The append, or null.</param>
/// <param name="entry">The entry of the log.</param>
/// <param name="cancellationToken">Honoured until it is taken into a group.</param>
sealed class Waiting(PreparedWrite? write, AuditEntry entry, CancellationToken cancellationToken) : ITraced
{
    readonly TaskCompletionSource<AppendOutcome> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Activity? Trace { get; } = JournalTelemetry.Current;

    public PreparedWrite? Write => write;

    public AuditEntry Entry => entry;

    public Task<AppendOutcome> Done => _done.Task;

    /// <summary>The streams on whose versions it depends.</summary>
    public IEnumerable<string> Streams => write is null ? [] : write.Append!.Streams.Select(stream => stream.Stream.ToString());

    /// <summary>Whether it takes unique names.</summary>
    public bool TakesNames => write is { Claimed.IsEmpty: false };

    /// <summary>Whether it gives unique names back.</summary>
    public bool GivesNamesBack => write is { Change.Released.IsEmpty: false };

    /// <summary>False when nobody waits any more and it was left out.</summary>
    public bool TryTake()
    {
        if (!cancellationToken.IsCancellationRequested) return true;
        _done.TrySetCanceled(cancellationToken);
        return false;
    }

    public void Complete(AppendOutcome outcome) => _done.TrySetResult(outcome);

    public void Fail(Exception reason) => _done.TrySetException(reason);
}
