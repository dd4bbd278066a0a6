using System.Runtime.InteropServices;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Actors;

/// <summary>
/// The activated actors, least recently used last. Beyond the bound the last idle one is passivated; one that nobody asks for some time, and
/// the less recently used half when memory runs short, are as well. One timer looks after all of them.
/// </summary>
sealed class Activations : IDisposable
{
    /// <summary>After how many further activations memory is looked at, beside once a minute.</summary>
    const int LookEvery = 256;
    static readonly TimeSpan _sweepEvery = TimeSpan.FromMinutes(1);

    readonly Dictionary<StreamId, LinkedListNode<Activation>> _byActor = [];
    readonly LinkedList<Activation> _recent = new();
    readonly Dictionary<StreamId, int> _written = [];
    readonly Lock _gate = new();
    readonly ActorOptions _options;
    readonly TimeProvider _time;
    readonly MemoryPressure _memory;
    readonly ITimer _sweeps;
    long _made;
    int _writing;

    public Activations(ActorOptions options, TimeProvider time, MemoryPressure memory)
    {
        (_options, _time, _memory) = (options, time, memory);
        _sweeps = time.CreateTimer(static activations => ((Activations)activations!).Sweep(), this, _sweepEvery, _sweepEvery);
        ActorsTelemetry.Opened(this);
    }

    /// <summary>How many actors are activated.</summary>
    public int Count
    {
        get
        {
            lock (_gate) return _byActor.Count;
        }
    }

    /// <summary>Whether an actor is activated.</summary>
    public bool Holds(StreamId actor)
    {
        lock (_gate) return _byActor.ContainsKey(actor);
    }

    /// <summary>The activation of an actor, held until <see cref="Return"/>.</summary>
    public Activation Rent(StreamId actor)
    {
        LinkedListNode<Activation>? known;
        int before;
        lock (_gate)
        {
            if (_byActor.TryGetValue(actor, out known)) _recent.Remove(known);
            else _byActor.Add(actor, known = New(actor));
            _recent.AddFirst(known);
            before = known.Value.Asks++;
        }
        ActorsTelemetry.Came(actor, before);
        return known.Value;
    }

    /// <summary>Gives an activation back, and passivates idle ones beyond the bound.</summary>
    public void Return(Activation activation)
    {
        lock (_gate)
        {
            activation.Asks--;
            activation.IdleSince = _time.GetTimestamp();
            for (var last = _recent.Last; last is not null && _byActor.Count > _options.Activations;)
            {
                var before = last.Previous;
                if (last.Value.Asks == 0) Passivate(last);
                last = before;
            }
        }
    }

    /// <summary>Passivates who was idle for long, and more when memory runs short.</summary>
    public void Sweep()
    {
        lock (_gate)
        {
            for (var last = _recent.Last; last is not null;)
            {
                var before = last.Previous;
                if (last.Value.Asks == 0)
                {
                    // Whoever was asked later is in front of this one.
                    if (_time.GetElapsedTime(last.Value.IdleSince) < _options.IdleFor) break;
                    Passivate(last);
                }
                last = before;
            }
            if (_memory.IsNewlyHigh()) PassivateHalf();
        }
    }

    /// <summary>The snapshot of an actor when one is in memory, possibly behind the journal.</summary>
    public ActorSnapshot? Peek(StreamId actor, ActorDefinition definition)
    {
        lock (_gate) return _byActor.GetValueOrDefault(actor)?.Value.SnapshotOf(definition);
    }

    /// <summary>Drops every activation of these kinds. One that is being asked lives on unlisted until its asks end.</summary>
    public void Forget(IReadOnlyCollection<string> kinds)
    {
        lock (_gate)
        {
            for (var node = _recent.First; node is not null;)
            {
                var next = node.Next;
                if (kinds.Contains(node.Value.Actor.Kind)) Passivate(node);
                node = next;
            }
        }
    }

    /// <summary>
    /// Streams are about to be written by one command. Until <see cref="Wrote"/> nobody can say from memory what their heads are: what is
    /// on disk may be ahead of what the actors were told.
    /// </summary>
    public void Writing(IReadOnlyList<Written> streams)
    {
        lock (_gate)
        {
            Volatile.Write(ref _writing, _writing + streams.Count);
            foreach (var stream in streams) CollectionsMarshal.GetValueRefOrAddDefault(_written, stream.Before.Stream, out _)++;
        }
    }

    /// <summary>The command is done with the streams. Where it wrote them their actors are told; where nobody knows whether it did, they forget.</summary>
    public void Wrote(IReadOnlyList<Written> streams, bool? isWritten)
    {
        lock (_gate)
        {
            foreach (var (before, after, _) in streams)
            {
                ref var count = ref CollectionsMarshal.GetValueRefOrNullRef(_written, before.Stream);
                if (--count == 0) _written.Remove(before.Stream);
                if (isWritten != false && _byActor.GetValueOrDefault(before.Stream)?.Value is { } activation)
                {
                    if (isWritten == true) activation.Keep(after);
                    else activation.Drop();
                }
            }
            Volatile.Write(ref _writing, _writing - streams.Count);
        }
    }

    /// <summary>
    /// True while a command of this process may have written the stream and not told the activation. To be asked before the snapshot is taken
    /// from it: what is told in between is in it.
    /// </summary>
    public bool MayBeBehind(Activation activation)
    {
        if (activation.IsDropped) return true;
        if (Volatile.Read(ref _writing) == 0) return false;
        lock (_gate) return _written.ContainsKey(activation.Actor);
    }

    public void Dispose()
    {
        ActorsTelemetry.Closed(this);
        _sweeps.Dispose();
    }

    LinkedListNode<Activation> New(StreamId actor)
    {
        ActorsTelemetry.Activated(actor);
        if (++_made % LookEvery == 0 && _memory.IsNewlyHigh()) PassivateHalf();
        return new LinkedListNode<Activation>(new Activation(actor, new Mailbox(_options, _time)));
    }

    void PassivateHalf()
    {
        var half = (_recent.Count(activation => activation.Asks == 0) + 1) / 2;
        for (var last = _recent.Last; last is not null && half > 0;)
        {
            var before = last.Previous;
            if (last.Value.Asks == 0)
            {
                Passivate(last);
                half--;
            }
            last = before;
        }
    }

    void Passivate(LinkedListNode<Activation> node)
    {
        _recent.Remove(node);
        _byActor.Remove(node.Value.Actor);
        node.Value.IsDropped = true;
    }
}
