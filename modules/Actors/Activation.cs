using System.Diagnostics.CodeAnalysis;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Actors;

/// <summary>An actor in memory: its mailbox and its last known snapshot. A cache, never the truth; dropping it loses nothing.</summary>
[SuppressMessage("Reliability", "CA1001", Justification = "A semaphore whose wait handle is never taken has nothing to release.")]
sealed class Activation(StreamId actor)
{
    const int LongestMailbox = 1_000;

    readonly SemaphoreSlim _turn = new(1);
    ActorSnapshot? _snapshot;
    int _waiting;

    /// <summary>The actor.</summary>
    public StreamId Actor => actor;

    /// <summary>How many asks hold the activation; guarded by <see cref="Activations"/>.</summary>
    public int Asks { get; set; }

    /// <summary>The last known snapshot, possibly behind the journal; null when there is none.</summary>
    public ActorSnapshot? Snapshot => Volatile.Read(ref _snapshot);

    /// <summary>The last known snapshot if it was folded by this definition: not while a plug-in is being replaced.</summary>
    public ActorSnapshot? SnapshotOf(ActorDefinition definition) =>
        Snapshot is { } known && ReferenceEquals(known.Definition, definition) ? known : null;

    /// <summary>Waits for the asks before this one. One command at a time.</summary>
    /// <exception cref="BusyException">Too many are waiting.</exception>
    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _waiting) > LongestMailbox)
        {
            Interlocked.Decrement(ref _waiting);
            throw new BusyException(TimeSpan.FromSeconds(1));
        }
        try
        {
            await _turn.WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>Lets the next ask begin.</summary>
    public void Leave() => _turn.Release();

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
