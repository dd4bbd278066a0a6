using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Actors;

/// <summary>The activated actors, least recently used last. Beyond the bound the last idle one is passivated.</summary>
sealed class Activations(int bound)
{
    readonly Dictionary<StreamId, LinkedListNode<Activation>> _byActor = [];
    readonly LinkedList<Activation> _recent = new();
    readonly Lock _gate = new();

    /// <summary>How many actors are activated.</summary>
    public int Count
    {
        get
        {
            lock (_gate) return _byActor.Count;
        }
    }

    /// <summary>The activation of an actor, held until <see cref="Return"/>.</summary>
    public Activation Rent(StreamId actor)
    {
        lock (_gate)
        {
            if (_byActor.TryGetValue(actor, out var known)) _recent.Remove(known);
            else _byActor.Add(actor, known = new LinkedListNode<Activation>(new Activation(actor)));
            _recent.AddFirst(known);
            known.Value.Asks++;
            return known.Value;
        }
    }

    /// <summary>Gives an activation back, and passivates idle ones beyond the bound.</summary>
    public void Return(Activation activation)
    {
        lock (_gate)
        {
            activation.Asks--;
            for (var last = _recent.Last; last is not null && _byActor.Count > bound;)
            {
                var before = last.Previous;
                if (last.Value.Asks == 0) Passivate(last);
                last = before;
            }
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

    /// <summary>Tells an activated actor what another actor's command wrote in its stream.</summary>
    public void Refresh(ActorSnapshot snapshot)
    {
        lock (_gate) _byActor.GetValueOrDefault(snapshot.Stream)?.Value.Keep(snapshot);
    }

    void Passivate(LinkedListNode<Activation> node)
    {
        _recent.Remove(node);
        _byActor.Remove(node.Value.Actor);
    }
}
