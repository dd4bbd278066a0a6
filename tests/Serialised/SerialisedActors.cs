using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.TestPlatform;

/// <summary>
/// The actors as if they were elsewhere: each ask and each reply is written and read, and what was read goes on. What cannot be sent so
/// fails the ask.
/// </summary>
/// <param name="actors">The actors.</param>
/// <param name="stays">Commands of tests that hold code, which no process sends to another.</param>
public sealed class SerialisedActors(IActors actors, Func<Command, bool> stays) : IActors
{
    /// <inheritdoc/>
    public async Task<Reply> AskAsync(Ask ask, CancellationToken cancellationToken) =>
        Wire.Through(await actors.AskAsync(stays(ask.Command) ? ask : Sent(ask), cancellationToken));

    /// <inheritdoc/>
    public void Forget(IReadOnlyCollection<string> kinds) => actors.Forget(kinds);

    static Ask Sent(Ask ask)
    {
        var (operation, session, item, version, key, purpose) =
            Wire.Through((ask.Operation, ask.Session, ask.Item, ask.ExpectedVersion, ask.Key, ask.Purpose));
        return new Ask(
            Wire.Through(ask.Actor), Wire.Through(ask.Command), Wire.Through(ask.Caller), operation, session, item,
            ask.Facts.ToImmutableDictionary(fact => fact.Key, fact => Wire.Through(fact.Value)), version, key)
        {
            Purpose = purpose,
            Identified = Wire.Through(ask.Identified),
            // Code, which the other process has of its own.
            Definition = ask.Definition,
        };
    }
}

/// <summary>Every fact and the state that it leaves are written and read, and seen to hold the same.</summary>
/// <param name="journal">Where the facts are.</param>
/// <param name="catalog">The kinds of actor.</param>
public sealed class SerialisedFacts(IJournal journal, ActorCatalog catalog) : ICarryOut
{
    /// <inheritdoc/>
    public IReadOnlyCollection<string> Demands => [];

    /// <inheritdoc/>
    public async Task CarryOutAsync(StreamId actor, DomainEvent fact, CancellationToken cancellationToken)
    {
        var definition = catalog.Of(actor.Kind);
        Structure.Same(fact, definition.ReadEvent(definition.NameOf(fact), definition.Write(fact)));
        var folded = ActorSnapshot.Empty(definition, actor).Replay(await journal.ReadStreamAsync(actor, 0, cancellationToken));
        Wire.Through(folded.State);
        definition.ThroughSnapshot(actor, folded.State, folded.Version);
    }
}

/// <summary>Puts what is asked, answered and recorded through its serialised form.</summary>
public static class SerialisedAsks
{
    /// <summary>To be called when everything else is registered.</summary>
    public static void AddSerialisedAsks(this IServiceCollection services, Func<Command, bool>? stays = null)
    {
        var actors = services.Last(service => service.ServiceType == typeof(IActors));
        services.Remove(actors);
        services.AddSingleton<IActors>(provider => new SerialisedActors(
            (IActors)ActivatorUtilities.CreateInstance(provider, actors.ImplementationType!), stays ?? (static _ => false)));
        services.AddSingleton<ICarryOut, SerialisedFacts>();
    }
}
