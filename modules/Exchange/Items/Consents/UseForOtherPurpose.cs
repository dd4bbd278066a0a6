using Selec.Contracts;
using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>
/// An authority uses an item for another purpose than that for which it was supplied (Convention, article 26(2)): against offences within the
/// competence of SELEC, and with the supplier's prior consent, who judges whether the purposes are compatible.
/// </summary>
internal sealed record UseForOtherPurpose(ItemId Item, CrimeArea CrimeArea) : Command<InformationItem>
{
    public override Decision Decide(InformationItem state, CommandContext context)
    {
        if (!state.IsKnownTo(context)) return Refusals.NoSuchItem;
        var ask = UsedItem.Ask(state, Act.UseForOtherPurpose, context);
        return ItemUses.Against(ask) is { } no
            ? no
            : new ItemUsedForOtherPurpose(
                context.Caller.Party, CrimeArea, ItemUses.BasisOf(ask, ConsentScope.OtherPurpose), context.Caller.Person, context.Now);
    }
}

/// <summary>The item was used for another purpose.</summary>
/// <param name="Party">The party whose authority did it.</param>
/// <param name="CrimeArea">The area of the offences.</param>
/// <param name="Consent">The consent on which it rests; null for the supplier's own use.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When.</param>
[AuditedAs(AuditKind.Disclose)]
internal sealed record ItemUsedForOtherPurpose(PartyCode Party, CrimeArea CrimeArea, StreamId? Consent, PersonId By, DateTimeOffset At)
    : DomainEvent<InformationItem>
{
    public override InformationItem Evolve(InformationItem state) =>
        state.Used(new ItemUse(ItemUseKind.UsedForOtherPurpose, Party, At, Consent) { CrimeArea = CrimeArea });
}
