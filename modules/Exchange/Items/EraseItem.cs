using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>On which ground an item is erased.</summary>
internal enum ErasureGround
{
    SupplierWish,
    RetentionEnded,
    Unlawful,
    DataSubject,
}

/// <summary>
/// The supplier erases an item. Its texts exist nowhere from then on, and what it identified is withdrawn from the cross-match.
/// </summary>
internal sealed record EraseItem(ItemId Item, ErasureGround Ground) : Command<InformationItem>
{
    public override Decision Decide(InformationItem state, CommandContext context)
    {
        var caller = context.Caller;
        if (!state.IsKnownTo(context)) return Refusals.NoSuchItem;
        if (!state.IsControlledBy(caller)) return Refusals.NotPermitted;
        return state.Erased is not null ? Decision.Accept() : Erasing.Of(state, Ground, context);
    }
}

/// <summary>An item was erased; its data key is destroyed once this is on disk.</summary>
internal sealed record ItemErased(ErasureGround Ground, PersonId By, DateTimeOffset At) : DomainEvent<InformationItem>
{
    public override InformationItem Evolve(InformationItem state) =>
        (state.Visibly() with { Erased = this, Reassess = null }).With(control => control with { IsErased = true, Consents = [] });
}

/// <summary>A text of the item identified something; the trace lies at the identifier.</summary>
internal sealed record ItemIdentified(StreamId Identifier, DateTimeOffset At) : DomainEvent<InformationItem>
{
    public override InformationItem Evolve(InformationItem state) =>
        state.Traces.Contains(Identifier) ? state : state with { Traces = state.Traces.Add(Identifier) };
}
