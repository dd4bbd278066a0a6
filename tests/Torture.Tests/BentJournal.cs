using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Torture.Tests;

/// <summary>A journal with a fault in it: everything as the one behind it does it, but for what a fault bends.</summary>
internal class BentJournal(IJournal journal) : IJournal
{
    protected IJournal Journal => journal;

    public bool IsOnlyWriter => journal.IsOnlyWriter;

    public string Restored => journal.Restored;

    public virtual Task<AppendOutcome> AppendAsync(Append append, CancellationToken cancellationToken) => journal.AppendAsync(append, cancellationToken);

    public Task<IReadOnlyList<RecordedEvent>> ReadStreamAsync(StreamId stream, long afterVersion, CancellationToken cancellationToken) =>
        journal.ReadStreamAsync(stream, afterVersion, cancellationToken);

    public Task<StoredSnapshot?> ReadSnapshotAsync(StreamId stream, CancellationToken cancellationToken) => journal.ReadSnapshotAsync(stream, cancellationToken);

    public Task<long> VersionAsync(StreamId stream, CancellationToken cancellationToken) => journal.VersionAsync(stream, cancellationToken);

    public Task<IReadOnlyList<RecordedEvent>> ReadForwardAsync(long afterPosition, int limit, CancellationToken cancellationToken) =>
        journal.ReadForwardAsync(afterPosition, limit, cancellationToken);

    public virtual Task<IReadOnlyList<RecordedEvent>> ReadGrantedAsync(
        Caller viewer, long afterPosition, IReadOnlyCollection<string> names, int limit, CancellationToken cancellationToken) =>
        journal.ReadGrantedAsync(viewer, afterPosition, names, limit, cancellationToken);

    public Task<long> HeadAsync(CancellationToken cancellationToken) => journal.HeadAsync(cancellationToken);

    public virtual Task WaitForEventsAsync(long afterPosition, CancellationToken cancellationToken) => journal.WaitForEventsAsync(afterPosition, cancellationToken);

    public Task<IdempotencyRecord?> FindKeyAsync(PersonId person, string keyHash, CancellationToken cancellationToken) =>
        journal.FindKeyAsync(person, keyHash, cancellationToken);

    public Task RecordAsync(AuditEntry entry, CancellationToken cancellationToken) => journal.RecordAsync(entry, cancellationToken);
}

/// <summary>Writes something else than it is given.</summary>
internal sealed class Altering(IJournal journal, Func<Append, Append> alter) : BentJournal(journal)
{
    public override Task<AppendOutcome> AppendAsync(Append append, CancellationToken cancellationToken) => Journal.AppendAsync(alter(append), cancellationToken);
}

/// <summary>Acknowledges every ninth append without writing it.</summary>
internal sealed class Acknowledging(IJournal journal) : BentJournal(journal)
{
    int _count;

    public override Task<AppendOutcome> AppendAsync(Append append, CancellationToken cancellationToken) => Interlocked.Increment(ref _count) % 9 == 0
        ? Task.FromResult<AppendOutcome>(new AppendOutcome.Appended(1))
        : Journal.AppendAsync(append, cancellationToken);
}

/// <summary>Writes the streams of one act in a transaction each.</summary>
internal sealed class Tearing(IJournal journal) : BentJournal(journal)
{
    public override async Task<AppendOutcome> AppendAsync(Append append, CancellationToken cancellationToken)
    {
        var outcome = await Journal.AppendAsync(append with { Streams = [append.Streams[0]] }, cancellationToken);
        foreach (var other in append.Streams.Skip(1))
        {
            if (outcome is AppendOutcome.Appended)
                await Journal.AppendAsync(append with { Streams = [other], Key = null, Change = ReadSideChange.Nothing, Snapshots = [] }, cancellationToken);
        }
        return outcome;
    }
}

/// <summary>Tells nobody of what was committed, be it by a notice or by the clock.</summary>
internal sealed class Silent(IJournal journal) : BentJournal(journal)
{
    public override async Task WaitForEventsAsync(long afterPosition, CancellationToken cancellationToken)
    {
        if (await Journal.HeadAsync(cancellationToken) <= afterPosition) await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
    }
}

/// <summary>Reads something else for those who follow.</summary>
internal sealed class Misreading(IJournal journal, Func<IReadOnlyList<RecordedEvent>, IReadOnlyList<RecordedEvent>> misread) : BentJournal(journal)
{
    public override async Task<IReadOnlyList<RecordedEvent>> ReadGrantedAsync(
        Caller viewer, long afterPosition, IReadOnlyCollection<string> names, int limit, CancellationToken cancellationToken) =>
        misread(await Journal.ReadGrantedAsync(viewer, afterPosition, names, limit, cancellationToken));
}
