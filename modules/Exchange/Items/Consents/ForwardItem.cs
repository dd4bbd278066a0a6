using Selec.Contracts;
using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>Passes an item on to a further party, whose National Unit reads it from then on: the supplier itself, or with its consent.</summary>
internal sealed record ForwardItem(ItemId Item, PartyCode To) : Command<InformationItem>
{
    /// <summary>The party cannot have the item today, whoever consents.</summary>
    public static readonly Refusal NotEntitled = new(
        "RECIPIENT_NOT_ENTITLED", "The party may not have information of this kind or level by its status today.", ["to"]);

    public override Decision Decide(InformationItem state, CommandContext context)
    {
        if (!state.IsKnownTo(context)) return Refusals.NoSuchItem;
        var ask = UsedItem.Ask(state, Act.Forward, context) with { Recipient = To };
        if (ItemUses.Against(ask) is { } no) return no;
        if (!ItemRules.MayReceive(To, state.Control!.Level, context)) return NotEntitled;
        var caller = context.Caller;
        return Decision.Accept(
            new ItemForwarded(To, caller.Party, ItemUses.BasisOf(ask, ConsentScope.Onward), caller.Person, context.Now),
            new ItemAudienceWidened([.. ItemRules.NationalUnit(To, context)], caller.Person, context.Now));
    }
}

/// <summary>The item was passed on to a further party.</summary>
/// <param name="To">The party.</param>
/// <param name="Party">The party that passed it on.</param>
/// <param name="Consent">The consent on which it rests; null for the supplier itself.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When.</param>
[AuditedAs(AuditKind.Disclose)]
internal sealed record ItemForwarded(PartyCode To, PartyCode Party, StreamId? Consent, PersonId By, DateTimeOffset At)
    : DomainEvent<InformationItem>
{
    public override InformationItem Evolve(InformationItem state) =>
        state.Used(new ItemUse(ItemUseKind.Forwarded, Party, At, Consent) { Recipient = To });
}
