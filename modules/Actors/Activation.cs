using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Actors;

/// <summary>An actor in memory: its mailbox and its last known snapshot. A cache, never the truth; dropping it loses nothing.</summary>
sealed class Activation(StreamId actor, Mailbox mailbox)
{
    ActorSnapshot? _snapshot;
    bool _isDropped;

    /// <summary>What was done here lately under idempotency keys; for whoever has the turn.</summary>
    public RecentKeys Keys { get; } = new();

    /// <summary>The actor.</summary>
    public StreamId Actor => actor;

    /// <summary>Who has the turn and who waits for it.</summary>
    public Mailbox Mailbox => mailbox;

    /// <summary>How many asks hold the activation; guarded by <see cref="Activations"/>.</summary>
    public int Asks { get; set; }

    /// <summary>When the last ask gave it back; guarded by <see cref="Activations"/>.</summary>
    public long IdleSince { get; set; }

    /// <summary>True once it was dropped while it was asked: what is written from now on may be told to another one.</summary>
    public bool IsDropped { get => Volatile.Read(ref _isDropped); set => Volatile.Write(ref _isDropped, value); }

    /// <summary>The last known snapshot, possibly behind the journal; null when there is none.</summary>
    public ActorSnapshot? Snapshot => Volatile.Read(ref _snapshot);

    /// <summary>The last known snapshot if it was folded by this definition: not while a plug-in is being replaced.</summary>
    public ActorSnapshot? SnapshotOf(ActorDefinition definition) =>
        Snapshot is { } known && ReferenceEquals(known.Definition, definition) ? known : null;

    /// <summary>Keeps a snapshot unless a later one is known.</summary>
    public void Keep(ActorSnapshot snapshot)
    {
        for (var known = Snapshot; known is null || known.Version < snapshot.Version;)
        {
            var found = Interlocked.CompareExchange(ref _snapshot, snapshot, known);
            if (ReferenceEquals(found, known)) return;
            known = found;
        }
    }

    /// <summary>Drops the snapshot; the next ask replays the stream.</summary>
    public void Drop() => Volatile.Write(ref _snapshot, null);
}
