using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Contracts;

/// <summary>An event to be appended.</summary>
/// <param name="Name">Its stored name.</param>
/// <param name="Json">Its content; personal data and free text in it are sealed.</param>
public sealed record NewEvent(string Name, ReadOnlyMemory<byte> Json);

/// <summary>Events for one stream.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="ExpectedVersion">The number of events that it must hold for these to be appended.</param>
/// <param name="Events">The events, in order; when empty, only the version is checked.</param>
public sealed record StreamAppend(StreamId Stream, long ExpectedVersion, ImmutableArray<NewEvent> Events);

/// <summary>A stream folded up to a version, as <see cref="ActorSnapshot"/> writes it: a shorter way to it and never the truth.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Version">The number of its events.</param>
/// <param name="Schema">The shape of the state, as its definition counts them.</param>
/// <param name="Json">The content; personal data and free text in it are sealed.</param>
public sealed record StoredSnapshot(StreamId Stream, long Version, int Schema, ReadOnlyMemory<byte> Json);

/// <summary>What of a stored row is the same after a command, so that it need not be written again.</summary>
[Flags]
public enum RowParts
{
    /// <summary>Nothing that anybody knows of.</summary>
    None = 0,

    /// <summary>Its node, and the time by which it is listed.</summary>
    Place = 1,

    /// <summary>The values of its many-valued columns.</summary>
    Many = 2,

    /// <summary>The texts by which it is found.</summary>
    Search = 4,
}

/// <summary>A row to be written.</summary>
/// <param name="Row">The row.</param>
/// <param name="Same">What of the stored one stays.</param>
public readonly record struct RowWrite(ReadRow Row, RowParts Same);

/// <summary>What an append changes for readers.</summary>
/// <param name="Upserts">Rows written.</param>
/// <param name="Deletes">Rows removed: table and key.</param>
/// <param name="Granted">Grants added.</param>
/// <param name="Revoked">Grants removed.</param>
/// <param name="Claimed">Unique names taken, each by the stream named.</param>
/// <param name="Released">Unique names given back.</param>
public sealed record ReadSideChange(
    ImmutableArray<RowWrite> Upserts,
    ImmutableArray<(Table Table, string Key)> Deletes,
    ImmutableArray<Grant> Granted,
    ImmutableArray<Grant> Revoked,
    ImmutableArray<(StreamId Stream, Claim Claim)> Claimed,
    ImmutableArray<(StreamId Stream, Claim Claim)> Released)
{
    /// <summary>Nothing changes.</summary>
    public static readonly ReadSideChange Nothing = new([], [], [], [], [], []);

    /// <summary>Reminders that stand from now on, each of the stream named.</summary>
    public ImmutableArray<(StreamId Stream, Reminder Reminder)> Reminded { get; init; } = [];

    /// <summary>Reminders that stand no longer.</summary>
    public ImmutableArray<(StreamId Stream, Reminder Reminder)> Settled { get; init; } = [];
}

/// <summary>A mutation's idempotency key as kept: hashes only, never the key's or the payload's text.</summary>
/// <param name="Person">Who sent it.</param>
/// <param name="KeyHash">Keyed hash of the key.</param>
/// <param name="PayloadHash">Keyed hash of the mutation's name and input without the key.</param>
/// <param name="Stream">The actor that was written.</param>
/// <param name="Version">The version that was written.</param>
public sealed record IdempotencyRecord(PersonId Person, string KeyHash, string PayloadHash, StreamId Stream, long Version);

/// <summary>
/// Everything that one command writes; all of it or nothing. Without streams it writes its audit
/// entry and its key alone. The events are caused by the person and the party of the audit entry.
/// </summary>
public sealed record Append(
    ImmutableArray<StreamAppend> Streams, ReadSideChange Change, IdempotencyRecord? Key, AuditEntry Audit, DateTimeOffset At)
{
    /// <summary>Snapshots of some of the streams as they are after it; each takes the place of the one before.</summary>
    public ImmutableArray<StoredSnapshot> Snapshots { get; init; } = [];
}

/// <summary>How an append ended.</summary>
public abstract record AppendOutcome
{
    /// <summary>It is on disk.</summary>
    /// <param name="Position">The position of its last event in the whole journal.</param>
    public sealed record Appended(long Position) : AppendOutcome;

    /// <summary>A stream held another number of events; nothing was written.</summary>
    public sealed record Conflict(StreamId Stream) : AppendOutcome;

    /// <summary>Another stream holds a name; nothing was written.</summary>
    public sealed record Taken(Claim Claim) : AppendOutcome;

    /// <summary>The person has used the idempotency key before; nothing was written.</summary>
    public sealed record KeyUsed(IdempotencyRecord First) : AppendOutcome;
}

/// <summary>An event as stored.</summary>
/// <param name="Position">Its place in the whole journal: dense, the same on every node.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="Version">Its place in the stream, from 1.</param>
/// <param name="Name">Its stored name.</param>
/// <param name="Json">Its content.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="By">Who caused it.</param>
/// <param name="Party">The party of that person.</param>
public sealed record RecordedEvent(
    long Position, StreamId Stream, long Version, string Name, ReadOnlyMemory<byte> Json, DateTimeOffset At, PersonId By, PartyCode Party)
{
    /// <summary>The position of the first event that was appended together with this one: events of one command share it.</summary>
    public long Act { get; init; } = Position;
}

/// <summary>
/// The store of what happened. An append is atomic and durable when its task completes; appends of different actors that arrive
/// together share a transaction; expected versions are checked inside it. Implementations never see clear text of sealed values.
/// </summary>
public interface IJournal
{
    /// <summary>
    /// True when nobody but this process appends while the journal is open: what it read or wrote of a stream last is the stream's head until
    /// it appends again. False wherever another node may write.
    /// </summary>
    bool IsOnlyWriter => false;

    /// <summary>
    /// The mark of the restore that the journal comes from; empty when it was never restored. Versions that were shown before a restore and are lost
    /// by it are told by it from others of the same number.
    /// </summary>
    string Restored => "";

    /// <summary>Appends, or says why not. Cancellation is honoured until the append has been taken into a transaction.</summary>
    Task<AppendOutcome> AppendAsync(Append append, CancellationToken cancellationToken);

    /// <summary>The events of a stream after a version, in order.</summary>
    Task<IReadOnlyList<RecordedEvent>> ReadStreamAsync(StreamId stream, long afterVersion, CancellationToken cancellationToken);

    /// <summary>
    /// The last snapshot of a stream, or null; never of more events than the stream holds. Computing read models anew drops those of the
    /// streams that it replays.
    /// </summary>
    Task<StoredSnapshot?> ReadSnapshotAsync(StreamId stream, CancellationToken cancellationToken);

    /// <summary>The number of events of a stream.</summary>
    Task<long> VersionAsync(StreamId stream, CancellationToken cancellationToken);

    /// <summary>The events after a position, in order, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<RecordedEvent>> ReadForwardAsync(long afterPosition, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// The events after a position whose stream the viewer holds a grant on
    /// now that had begun when the event was recorded; only the given names.
    /// </summary>
    Task<IReadOnlyList<RecordedEvent>> ReadGrantedAsync(
        Caller viewer, long afterPosition, IReadOnlyCollection<string> names, int limit, CancellationToken cancellationToken);

    /// <summary>The position of the last event; 0 when there is none.</summary>
    Task<long> HeadAsync(CancellationToken cancellationToken);

    /// <summary>Completes when the journal holds events after the position, at once when it already does.</summary>
    Task WaitForEventsAsync(long afterPosition, CancellationToken cancellationToken);

    /// <summary>
    /// A follower tells how far it is, for those who watch over the platform: when the oldest event that it has read and not yet taken in was
    /// recorded; null when there is none.
    /// </summary>
    void Follows(string follower, DateTimeOffset? since)
    {
    }

    /// <summary>The first use of an idempotency key by a person, or null.</summary>
    Task<IdempotencyRecord?> FindKeyAsync(PersonId person, string keyHash, CancellationToken cancellationToken);

    /// <summary>Writes an entry of the audit log that belongs to no append: a read, a denial. Durable when the task completes.</summary>
    Task RecordAsync(AuditEntry entry, CancellationToken cancellationToken);
}

/// <summary>Reads for the platform itself, without grants: accounts at sign-in, settings. Never for answers to people.</summary>
public interface IPlatformReads
{
    /// <summary>Every row of a table.</summary>
    Task<IReadOnlyList<TView>> AllAsync<TView>(Table<TView> table, CancellationToken cancellationToken)
        where TView : notnull;

    /// <summary>The rows with these keys, by key; keys without a row are left out. A store asks once, however many the keys.</summary>
    async Task<IReadOnlyList<TView>> FindAsync<TView>(
        Table<TView> table, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
        where TView : notnull =>
        [.. (await AllAsync(table, cancellationToken)).Where(view => keys.Contains(table.Row(view).Key))];
}
