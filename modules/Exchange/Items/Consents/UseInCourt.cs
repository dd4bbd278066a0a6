using Selec.Contracts;
using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>A prosecutor attaches an item to a file for a court of the own State.</summary>
internal sealed record UseInCourt(ItemId Item, PartyCode State, string Reference) : Command<InformationItem>
{
    public override Decision Decide(InformationItem state, CommandContext context)
    {
        if (!state.IsKnownTo(context)) return Refusals.NoSuchItem;
        var ask = UsedItem.Ask(state, Act.UseInCourt, context);
        if (ItemUses.Against(ask) is { } no) return no;
        return State != context.Caller.Party
            ? Refuse("COURT_NOT_YOURS", "A prosecutor uses information before the courts of the own State.", "state")
            : new ItemUsedInCourt(
                context.Caller.Party, State, Reference, ItemUses.BasisOf(ask, ConsentScope.CourtUse), context.Caller.Person, context.Now);
    }
}

/// <summary>The item was attached to a file for a court.</summary>
/// <param name="Party">The party whose prosecutor did it.</param>
/// <param name="State">In whose courts.</param>
/// <param name="Reference">The court's file.</param>
/// <param name="Consent">The consent on which it rests; null where none is needed.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When.</param>
[AuditedAs(AuditKind.Disclose)]
internal sealed record ItemUsedInCourt(
    PartyCode Party, PartyCode State, string Reference, StreamId? Consent, PersonId By, DateTimeOffset At) : DomainEvent<InformationItem>
{
    public override InformationItem Evolve(InformationItem state) => state.Used(
        new ItemUse(ItemUseKind.UsedInCourt, Party, At, Consent) { Recipient = State, CourtReference = Reference });
}
