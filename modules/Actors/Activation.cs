using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Actors;

/// <summary>An actor in memory: its mailbox and its last known snapshot. A cache, never the truth; dropping it loses nothing.</summary>
sealed class Activation(StreamId actor, Mailbox mailbox)
{
    const int Passivated = -1;

    ActorSnapshot? _snapshot;
    long _lastUse;
    long _idleSince;
    int _asks;
    bool _isDropped;

    /// <summary>What was done here lately under idempotency keys; for whoever has the turn.</summary>
    public RecentKeys Keys { get; } = new();

    /// <summary>The actor.</summary>
    public StreamId Actor => actor;

    /// <summary>Who has the turn and who waits for it.</summary>
    public Mailbox Mailbox => mailbox;

    /// <summary>How many asks hold the activation.</summary>
    public int Asks => Math.Max(0, Volatile.Read(ref _asks));

    /// <summary>Which of all asks was the last to hold it.</summary>
    public long LastUse => Volatile.Read(ref _lastUse);

    /// <summary>When the last ask gave it back.</summary>
    public long IdleSince => Volatile.Read(ref _idleSince);

    /// <summary>True once it was dropped while it was asked: what is written from now on may be told to another one.</summary>
    public bool IsDropped { get => Volatile.Read(ref _isDropped); set => Volatile.Write(ref _isDropped, value); }

    /// <summary>An ask holds it from here on; false when it was passivated.</summary>
    public bool TryHold(long use)
    {
        for (var asks = Volatile.Read(ref _asks); asks != Passivated && !IsDropped;)
        {
            var found = Interlocked.CompareExchange(ref _asks, asks + 1, asks);
            if (found == asks)
            {
                Volatile.Write(ref _lastUse, use);
                return true;
            }
            asks = found;
        }
        return false;
    }

    /// <summary>An ask gives it back.</summary>
    public void Release(long now)
    {
        Volatile.Write(ref _idleSince, now);
        Interlocked.Decrement(ref _asks);
    }

    /// <summary>Ends it; false while an ask holds it.</summary>
    public bool TryPassivate() => Interlocked.CompareExchange(ref _asks, Passivated, 0) == 0;

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
