using System.Collections.Concurrent;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Actors;

/// <summary>
/// The activated actors. Beyond the bound the least recently used idle ones are passivated; one that nobody asks for some time, and the less
/// recently used half when memory runs short, are as well. One timer looks after all of them. Asks of different actors do not meet here.
/// </summary>
sealed class Activations : IDisposable
{
    /// <summary>After how many further activations memory is looked at, beside once a minute.</summary>
    const int LookEvery = 256;

    /// <summary>Beyond the bound a sixteenth of it goes at once, so that who is the least recently used need not be asked each time.</summary>
    const int Share = 16;
    static readonly TimeSpan _sweepEvery = TimeSpan.FromMinutes(1);

    readonly ConcurrentDictionary<StreamId, Activation> _byActor = new();
    readonly ConcurrentDictionary<StreamId, int> _written = new();
    readonly Lock _passivating = new();
    readonly ActorOptions _options;
    readonly TimeProvider _time;
    readonly MemoryPressure _memory;
    readonly ITimer _sweeps;
    long _made;
    long _uses;
    int _count;
    int _mark;
    int _writing;

    public Activations(ActorOptions options, TimeProvider time, MemoryPressure memory)
    {
        (_options, _time, _memory, _mark) = (options, time, memory, options.Activations);
        _sweeps = time.CreateTimer(static activations => ((Activations)activations!).Sweep(), this, _sweepEvery, _sweepEvery);
        ActorsTelemetry.Opened(this);
    }

    /// <summary>How many actors are activated.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Whether an actor is activated.</summary>
    public bool Holds(StreamId actor) => _byActor.ContainsKey(actor);

    /// <summary>The activation of an actor, held until <see cref="Return"/>.</summary>
    public Activation Rent(StreamId actor)
    {
        var activation = Held(actor, Interlocked.Increment(ref _uses));
        ActorsTelemetry.Came(actor, activation.Asks - 1);
        return activation;
    }

    /// <summary>Gives an activation back, and passivates idle ones beyond the bound.</summary>
    public void Return(Activation activation)
    {
        activation.Release(_time.GetTimestamp());
        if (Count > Volatile.Read(ref _mark)) Bound();
    }

    /// <summary>Passivates who was idle for long, and more when memory runs short.</summary>
    public void Sweep()
    {
        foreach (var activation in Idle())
        {
            if (_time.GetElapsedTime(activation.IdleSince) >= _options.IdleFor) Passivate(activation);
        }
        if (Count > _options.Activations) Bound();
        if (_memory.IsNewlyHigh()) PassivateHalf();
    }

    /// <summary>The snapshot of an actor when one is in memory, possibly behind the journal.</summary>
    public ActorSnapshot? Peek(StreamId actor, ActorDefinition definition) => _byActor.GetValueOrDefault(actor)?.SnapshotOf(definition);

    /// <summary>Drops every activation of these kinds. One that is being asked lives on unlisted until its asks end.</summary>
    public void Forget(IReadOnlyCollection<string> kinds)
    {
        foreach (var (actor, activation) in _byActor)
        {
            if (kinds.Contains(actor.Kind)) Remove(activation);
        }
    }

    /// <summary>
    /// Streams are about to be written by one command. Until <see cref="Wrote"/> nobody can say from memory what their heads are: what is
    /// on disk may be ahead of what the actors were told.
    /// </summary>
    public void Writing(IReadOnlyList<Written> streams)
    {
        Interlocked.Add(ref _writing, streams.Count);
        foreach (var stream in streams) _written.AddOrUpdate(stream.Before.Stream, 1, static (_, count) => count + 1);
    }

    /// <summary>The command is done with the streams. Where it wrote them their actors are told; where nobody knows whether it did, they forget.</summary>
    public void Wrote(IReadOnlyList<Written> streams, bool? isWritten)
    {
        foreach (var (before, after, _) in streams)
        {
            // Told first: once the stream is not listed as being written, what is in memory is taken to be its head.
            if (isWritten != false && _byActor.GetValueOrDefault(before.Stream) is { } activation)
            {
                if (isWritten == true) activation.Keep(after);
                else activation.Drop();
            }
            Unlist(before.Stream);
        }
        Interlocked.Add(ref _writing, -streams.Count);
    }

    /// <summary>
    /// True while a command of this process may have written the stream and not told the activation. To be asked before the snapshot is taken
    /// from it: what is told in between is in it.
    /// </summary>
    public bool MayBeBehind(Activation activation) =>
        activation.IsDropped || (Volatile.Read(ref _writing) != 0 && _written.ContainsKey(activation.Actor));

    public void Dispose()
    {
        ActorsTelemetry.Closed(this);
        _sweeps.Dispose();
    }

    Activation Held(StreamId actor, long use)
    {
        while (true)
        {
            if (!_byActor.TryGetValue(actor, out var known))
            {
                if (New(actor, use) is { } made) return made;
            }
            else if (known.TryHold(use)) return known;
            else Remove(known);
        }
    }

    void Unlist(StreamId stream)
    {
        while (_written.TryGetValue(stream, out var count))
        {
            if (count == 1 ? _written.TryRemove(new KeyValuePair<StreamId, int>(stream, 1)) : _written.TryUpdate(stream, count - 1, count)) return;
        }
    }

    /// <summary>A new activation, already held; null when somebody else was faster.</summary>
    Activation? New(StreamId actor, long use)
    {
        var made = new Activation(actor, new Mailbox(_options, _time));
        made.TryHold(use);
        if (!_byActor.TryAdd(actor, made)) return null;
        ActorsTelemetry.Activated(actor);
        Interlocked.Increment(ref _count);
        if (Interlocked.Increment(ref _made) % LookEvery == 0 && _memory.IsNewlyHigh()) PassivateHalf();
        return made;
    }

    /// <summary>
    /// Passivates idle ones down to the bound. Where too many are being asked, it is tried again when some more have come, and by the timer.
    /// </summary>
    void Bound()
    {
        lock (_passivating)
        {
            var bound = _options.Activations;
            if (Count > bound) Passivate(Count - bound + (bound / Share));
            Volatile.Write(ref _mark, Math.Max(bound, Count + (bound / Share)));
        }
    }

    void PassivateHalf()
    {
        lock (_passivating) Passivate((Idle().Count() + 1) / 2);
    }

    /// <summary>Passivates so many of the idle, the least recently used first.</summary>
    void Passivate(int count)
    {
        foreach (var (activation, _) in Idle().Select(one => (one, one.LastUse)).OrderBy(one => one.LastUse).Take(count)) Passivate(activation);
    }

    IEnumerable<Activation> Idle() => _byActor.Select(one => one.Value).Where(activation => activation.Asks == 0);

    void Passivate(Activation activation)
    {
        if (activation.TryPassivate()) Remove(activation);
    }

    void Remove(Activation activation)
    {
        activation.IsDropped = true;
        if (_byActor.TryRemove(new KeyValuePair<StreamId, Activation>(activation.Actor, activation))) Interlocked.Decrement(ref _count);
    }
}
