using Selec.Contracts;
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
/// The supplier proposes to erase an item. Once a second person confirms it, its texts exist nowhere, and what it identified is withdrawn
/// from the cross-match.
/// </summary>
internal sealed record EraseItem(ItemId Item, ErasureGround Ground) : Command<InformationItem>
{
    public override Decision Decide(InformationItem state, CommandContext context)
    {
        var caller = context.Caller;
        if (!state.IsKnownTo(context)) return Refusals.NoSuchItem;
        if (!state.IsControlledBy(caller)) return Refusals.NotPermitted;
        return state.Erased is not null
            ? Decision.Accept()
            : TwoPersonActs.Propose(state, new ProposedAct(ItemAct.Erase, caller.Person, context.Now) { Ground = Ground });
    }
}

/// <summary>An item was erased; its data key is destroyed once this is on disk.</summary>
[AuditedAs(AuditKind.Erase)]
internal sealed record ItemErased(ErasureGround Ground, PersonId By, DateTimeOffset At) : DomainEvent<InformationItem>
{
    public static Decision Decided(InformationItem item, ProposedAct proposed, CommandContext context) =>
        Erasing.Of(item, proposed.Ground!.Value, context);

    public override InformationItem Evolve(InformationItem state) =>
        (state.Visibly() with { Erased = this, Reassess = null, Pending = null }).With(control => control with { IsErased = true, Consents = [] });
}

/// <summary>A text of the item identified something; the trace lies at the identifier.</summary>
internal sealed record ItemIdentified(StreamId Identifier, DateTimeOffset At) : DomainEvent<InformationItem>
{
    public override InformationItem Evolve(InformationItem state) =>
        state.Traces.Contains(Identifier) ? state : state with { Traces = state.Traces.Add(Identifier) };
}
