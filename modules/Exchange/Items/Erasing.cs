using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>What erasing an item brings about, whoever decides it.</summary>
internal static class Erasing
{
    /// <summary>
    /// The item is erased, its reports are withdrawn from the cross-match, its consents end, its review is over, and what was drawn from it must be looked at
    /// again.
    /// </summary>
    public static Decision Of(InformationItem state, ErasureGround ground, CommandContext context)
    {
        var (item, by) = (new ItemId(context.Self.Key), context.Caller.Person);
        var withdrawn = new IdentifierWithdrawn(item, by, context.Now);
        var erased = Decision.Accept(new ItemErased(ground, by, context.Now));
        foreach (var trace in state.Traces) erased = erased.And(trace, withdrawn);
        foreach (var consent in state.Consents) erased = erased.And(consent, new ConsentEnded(context.Now));
        if (state.Clock?.AnnouncedAt is not null) erased = erased.And(Review.Of(item), new ReviewEnded(context.Now));
        return erased.Flagging(state, SourceFate.Erased, context);
    }
}

/// <summary>Destroys the data key of an item once its erasure is on disk, whoever or whatever erased it.</summary>
internal sealed class KeyDestruction(IErasure erasure) : ICarryOut
{
    public IReadOnlyCollection<string> Demands { get; } = [ExchangeActors.ItemErasedName];

    public Task CarryOutAsync(StreamId actor, DomainEvent fact, CancellationToken cancellationToken) =>
        fact is ItemErased ? erasure.DestroyAsync(new ItemId(actor.Key), cancellationToken) : Task.CompletedTask;
}
