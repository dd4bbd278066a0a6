using System.Collections.Immutable;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Actors;

/// <summary>
/// Everything that a decision brings about: facts for its own actor, facts for others and what follows from those, all for one transaction.
/// A plug-in's facts stay among its own actors, except where the core admits them.
/// </summary>
sealed class Consequences(Replays replays, Activations activations, ActorCatalog catalog, PluginTime pluginTime)
{
    /// <summary>Where facts follow from facts without end, somebody's actors call each other in a circle.</summary>
    const int MostFacts = 1_000;

    /// <summary>The snapshots before and after of every stream that is written, the own one first.</summary>
    public async Task<List<Written>> OfAsync(Ask ask, Turn turn, CancellationToken cancellationToken)
    {
        var caused = Caused(ask, turn);
        if (caused.IsEmpty) return [await WrittenAsync(turn.Snapshot, turn.Decision.Events, ask, turn)];
        var streams = new List<Stream> { new(turn.Snapshot, [.. turn.Decision.Events]) };
        var waiting = new Queue<(StreamId Writer, EventElsewhere Fact)>(caused.Select(fact => (ask.Actor, fact)));
        for (var count = 0; waiting.TryDequeue(out var next); count++)
        {
            if (count == MostFacts) throw new InvalidOperationException($"A command of {ask.Actor.Kind} brings about facts without end.");
            var stream = streams.Find(known => known.Before.Stream == next.Fact.Stream);
            if (stream is null) streams.Add(stream = new Stream(await BeforeAsync(next.Fact.Stream, turn.Again, cancellationToken), []));
            foreach (var fact in await ArriveAsync(next.Writer, stream, next.Fact, ask.Actor)) waiting.Enqueue((next.Fact.Stream, fact));
        }
        var written = new List<Written>();
        foreach (var (before, facts) in streams) written.Add(await WrittenAsync(before, [.. facts], ask, turn));
        return written;
    }

    static ImmutableArray<EventElsewhere> Caused(Ask ask, Turn turn) => turn.Decision.Events.IsEmpty || ask.Identified.IsEmpty
        ? turn.Decision.Elsewhere
        : turn.Decision.Elsewhere.AddRange(ask.Identified.Distinct().Select(identified => new EventElsewhere(
            new StreamId("identifier", identified.KeyedHash),
            new IdentifierReported(
                identified.Kind, ask.Caller.Party, ask.Actor, identified.Item, ask.Caller.Person, turn.Context.Now))));

    async Task<ActorSnapshot> BeforeAsync(StreamId stream, bool again, CancellationToken cancellationToken)
    {
        var definition = replays.DefinitionOf(stream);
        var known = activations.Peek(stream, definition);
        return known is null || again ? await replays.CatchUpAsync((stream, definition), known, cancellationToken) : known;
    }

    /// <summary>Takes a fact into a stream's draft; answers what follows from it.</summary>
    async Task<IReadOnlyList<EventElsewhere>> ArriveAsync(StreamId writer, Stream stream, EventElsewhere fact, StreamId self)
    {
        var definition = stream.Before.Definition;
        var state = await pluginTime.RunAsync(fact.Stream.Kind, stream.State);
        if (catalog.PluginOf(writer.Kind) is { } plugin && !plugin.Kinds.Contains(fact.Stream.Kind)
            && !definition.Admits(state, fact.Event, writer))
        {
            throw new InvalidOperationException(
                $"The plug-in {plugin.Id} may not write {fact.Event.GetType().Name} into the stream of a {fact.Stream.Kind}.");
        }
        stream.Facts.Add(fact.Event);
        return fact.Stream == self
            ? []
            : await pluginTime.RunAsync(fact.Stream.Kind, () => definition.Following(fact.Stream, state, fact.Event).ToList());
    }

    async Task<Written> WrittenAsync(ActorSnapshot before, ImmutableArray<DomainEvent> facts, Ask ask, Turn turn)
    {
        var kind = before.Stream.Kind;
        var after = await pluginTime.RunAsync(kind, () => Fold(before, facts, (ask.Caller.Person, turn.Context.Now)));
        if (!facts.IsEmpty) catalog.PluginOf(kind)?.Check(after);
        return new Written(before, after, facts);
    }

    static ActorSnapshot Fold(ActorSnapshot before, ImmutableArray<DomainEvent> facts, (PersonId By, DateTimeOffset At) act)
    {
        var after = before.After(facts, act.By, act.At);
        // Rows are made here and not first where they are compared: their columns are the plug-in's code too.
        _ = after.Rows;
        return after;
    }

    sealed record Stream(ActorSnapshot Before, List<DomainEvent> Facts)
    {
        public object State() => Facts.Aggregate(Before.State, Before.Definition.Evolve);
    }
}
