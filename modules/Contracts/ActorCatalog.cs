using System.Collections.Frozen;
using Selec.Sdk;

namespace Selec.Contracts;

/// <summary>A kind of actor and who brought it.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="Plugin">The plug-in; null for the core.</param>
public sealed record KnownActor(ActorDefinition Definition, PluginBounds? Plugin);

/// <summary>What is a plug-in's own: it writes these kinds of actor and these read models, and grants reading on nothing else.</summary>
/// <param name="Id">The plug-in.</param>
/// <param name="Release">Which release of it, and content: rows computed by another one are computed anew.</param>
/// <param name="Kinds">Its kinds of actor.</param>
/// <param name="Tables">The names of its read models.</param>
public sealed record PluginBounds(string Id, string Release, FrozenSet<string> Kinds, FrozenSet<string> Tables)
{
    /// <summary>Refuses an actor of the plug-in whose read side reaches beyond the plug-in's own.</summary>
    /// <exception cref="InvalidOperationException">It writes a row or a grant that is not its own.</exception>
    public void Check(ActorSnapshot actor)
    {
        foreach (var row in actor.Rows.Where(row => !Tables.Contains(row.Table.Name)))
            throw new InvalidOperationException($"The plug-in {Id} does not list the read model {row.Table.Name}.");
        foreach (var grant in actor.Side.Grants.Where(grant => !Kinds.Contains(StreamId.Parse(grant.Node).Kind)))
            throw new InvalidOperationException($"The plug-in {Id} grants reading on a {StreamId.Parse(grant.Node).Kind}, which is not its own.");
    }
}

/// <summary>Every kind of actor that the modules and the active plug-ins define. Replaced as a whole when plug-ins come and go.</summary>
/// <param name="actors">The kinds; no two alike.</param>
public sealed class ActorCatalog(IEnumerable<KnownActor> actors)
{
    FrozenDictionary<string, KnownActor> _byKind = ByKind(actors);

    /// <summary>A catalogue of the core's kinds alone.</summary>
    public ActorCatalog(IEnumerable<ActorDefinition> definitions)
        : this(definitions.Select(definition => new KnownActor(definition, null)))
    {
    }

    /// <summary>The kinds defined now.</summary>
    public IReadOnlyCollection<string> Kinds => Volatile.Read(ref _byKind).Keys;

    /// <summary>The definition of a kind.</summary>
    /// <exception cref="InvalidOperationException">Nobody defines the kind.</exception>
    public ActorDefinition Of(string kind) =>
        Volatile.Read(ref _byKind).TryGetValue(kind, out var actor)
            ? actor.Definition
            : throw new InvalidOperationException($"No module defines actors of the kind {kind}.");

    /// <summary>The plug-in that brought a kind; null for one of the core or one that nobody defines.</summary>
    public PluginBounds? PluginOf(string kind) => Volatile.Read(ref _byKind).GetValueOrDefault(kind)?.Plugin;

    /// <summary>Puts other kinds in place of all.</summary>
    public void Replace(IEnumerable<KnownActor> actors) => Volatile.Write(ref _byKind, ByKind(actors));

    static FrozenDictionary<string, KnownActor> ByKind(IEnumerable<KnownActor> actors) =>
        actors.ToFrozenDictionary(actor => actor.Definition.Kind);
}

/// <summary>The core's read models, so that the store can make their tables when it starts.</summary>
/// <param name="Tables">The tables.</param>
public sealed record TableCatalog(IReadOnlyCollection<Table> Tables);
