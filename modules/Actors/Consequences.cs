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

    /// <summary>
    /// The snapshots before and after of every stream that is written, the own one first; or the refusal of an actor that guards its own.
    /// </summary>
    public async Task<Outcome> OfAsync(Ask ask, Turn turn, CancellationToken cancellationToken)
    {
        if (await GuardedAsync(turn.Snapshot, turn.Decision.Events, turn.Context) is { } refusal) return new Outcome(refusal, []);
        var caused = Caused(ask, turn);
        if (caused.IsEmpty) return new Outcome(null, [await WrittenAsync(turn.Snapshot, turn.Decision.Events, ask, turn)]);
        var streams = new List<Stream> { new(turn.Snapshot, [.. turn.Decision.Events]) };
        var waiting = new Queue<(StreamId Writer, EventElsewhere Fact)>(caused.Select(fact => (ask.Actor, fact)));
        for (var count = 0; waiting.TryDequeue(out var next); count++)
        {
            if (count == MostFacts) throw new InvalidOperationException($"A command of {ask.Actor.Kind} brings about facts without end.");
            var stream = streams.Find(known => known.Before.Stream == next.Fact.Stream);
            if (stream is null) streams.Add(stream = new Stream(await BeforeAsync(next.Fact.Stream, turn.Again, cancellationToken), []));
            var arrived = await ArriveAsync(next.Writer, stream, next.Fact, turn.Context);
            if (arrived.Refusal is { } no) return new Outcome(no, []);
            foreach (var fact in arrived.Following) waiting.Enqueue((next.Fact.Stream, fact));
        }
        var written = new List<Written>();
        foreach (var (before, facts) in streams) written.Add(await WrittenAsync(before, [.. facts], ask, turn));
        return new Outcome(null, written);
    }

    /// <summary>The first no of an actor to the facts of its own decision, each on the state that the ones before it left.</summary>
    async ValueTask<Refusal?> GuardedAsync(ActorSnapshot before, ImmutableArray<DomainEvent> facts, CommandContext context)
    {
        if (!facts.Any(before.Definition.IsGuarded)) return null;
        return await pluginTime.RunAsync(before.Stream.Kind, () =>
        {
            var state = before.State;
            foreach (var fact in facts)
            {
                if (before.Definition.Guard(state, fact, context) is { } refusal) return refusal;
                state = before.Definition.Evolve(state, fact);
            }
            return null;
        });
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

    /// <summary>Takes a fact into a stream's draft; answers what follows from it, or why the stream's actor does not take it.</summary>
    async Task<Arrival> ArriveAsync(StreamId writer, Stream stream, EventElsewhere fact, CommandContext context)
    {
        var definition = stream.Before.Definition;
        var state = await pluginTime.RunAsync(fact.Stream.Kind, stream.State);
        if (catalog.PluginOf(writer.Kind) is { } plugin && !plugin.Kinds.Contains(fact.Stream.Kind)
            && !definition.Admits(state, fact.Event, writer))
        {
            throw new InvalidOperationException(
                $"The plug-in {plugin.Id} may not write {fact.Event.GetType().Name} into the stream of a {fact.Stream.Kind}.");
        }
        if (definition.IsGuarded(fact.Event)
            && await pluginTime.RunAsync(fact.Stream.Kind, () => definition.Guard(state, fact.Event, context)) is { } refusal)
        {
            return new Arrival(refusal, []);
        }
        stream.Facts.Add(fact.Event);
        return new Arrival(null, fact.Stream == context.Self
            ? []
            : await pluginTime.RunAsync(fact.Stream.Kind, () => definition.Following(fact.Stream, state, fact.Event).ToList()));
    }

    async Task<Written> WrittenAsync(ActorSnapshot before, ImmutableArray<DomainEvent> facts, Ask ask, Turn turn)
    {
        var kind = before.Stream.Kind;
        var after = await pluginTime.RunAsync(
            kind, (before, facts, Act: (ask.Caller.Person, turn.Context.Now)), static of => Fold(of.before, of.facts, of.Act));
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

    /// <summary>What a command brings about, or why not.</summary>
    internal readonly record struct Outcome(Refusal? Refusal, IReadOnlyList<Written> Written);

    readonly record struct Arrival(Refusal? Refusal, IReadOnlyList<EventElsewhere> Following);

    sealed record Stream(ActorSnapshot Before, List<DomainEvent> Facts)
    {
        public object State() => Facts.Aggregate(Before.State, Before.Definition.Evolve);
    }
}
