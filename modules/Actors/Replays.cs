using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Actors;

/// <summary>Brings snapshots up to the journal's head.</summary>
sealed class Replays(
    IJournal journal, Snapshots snapshots, UnreadableStreams unreadable, ActorCatalog catalog, PluginTime pluginTime)
{
    /// <summary>The definition that a command was written for.</summary>
    public ActorDefinition DefinitionOf(Ask ask) => ask.Definition ?? catalog.Of(ask.Actor.Kind);

    /// <summary>The definition in force of an actor.</summary>
    public ActorDefinition DefinitionOf(StreamId actor) => catalog.Of(actor.Kind);

    /// <summary>An event; null when it cannot be read, of which the operator is told.</summary>
    public DomainEvent? Read(RecordedEvent fact)
    {
        try
        {
            return catalog.Of(fact.Stream.Kind).ReadEvent(fact.Name, fact.Json.Span);
        }
        catch (Exception fault)
        {
            unreadable.Met(new UnreadableStreamException(fact.Stream, fact.Version, fact.Name, fault.GetType().Name));
            return null;
        }
    }

    /// <summary>
    /// The snapshot at the head: the known one, else the stored one, with the events after it; or a replay of the whole stream.
    /// </summary>
    public async Task<ActorSnapshot> CatchUpAsync(
        (StreamId Stream, ActorDefinition Definition) actor, ActorSnapshot? known, CancellationToken cancellationToken)
    {
        var snapshot = known ?? await StoredAsync(actor, cancellationToken) ?? ActorSnapshot.Empty(actor.Definition, actor.Stream);
        var events = await journal.ReadStreamAsync(actor.Stream, snapshot.Version, cancellationToken);
        if (events.Count == 0) return snapshot;
        try
        {
            return await pluginTime.RunAsync(actor.Stream.Kind, () => snapshot.Replay(events));
        }
        catch (UnreadableStreamException stream)
        {
            unreadable.Met(stream);
            throw;
        }
    }

    /// <summary>The same with the statements of an actor that is not in memory, so that they do not tell whether there is one.</summary>
    public async Task<ActorSnapshot> CatchUpAlikeAsync(
        (StreamId Stream, ActorDefinition Definition) actor, ActorSnapshot known, CancellationToken cancellationToken)
    {
        if (actor.Definition.SnapshotVersion is not null) await journal.ReadSnapshotAsync(actor.Stream, cancellationToken);
        return await CatchUpAsync(actor, known, cancellationToken);
    }

    async ValueTask<ActorSnapshot?> StoredAsync((StreamId Stream, ActorDefinition Definition) actor, CancellationToken cancellationToken) =>
        actor.Definition.SnapshotVersion is null
            ? null
            : await snapshots.OpenAsync(actor.Definition, await journal.ReadSnapshotAsync(actor.Stream, cancellationToken));
}
