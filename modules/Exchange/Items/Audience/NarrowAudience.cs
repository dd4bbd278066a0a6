using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>The supplier ends a party's time in the audience of an item, at once or on a later day.</summary>
internal sealed record NarrowAudience(ItemId Item, PartyCode Party, DateTimeOffset? Until) : Command<InformationItem>
{
    public override Decision Decide(InformationItem state, CommandContext context)
    {
        if (ItemRules.Against(state, context) is { } no) return no;
        if (Party == state.Opened!.Supplier) return Refuse("AUDIENCE_IS_SUPPLIER", "The supplier always reads its own item.", "party");
        if (Until < context.Now) return Refuse("UNTIL_PAST", "The time cannot end in the past.", "until");
        if (!state.Control!.Audience.TryGetValue(Party.Value, out var window) || window.To <= context.Now)
            return Refuse("PARTY_NOT_IN_AUDIENCE", "The party is not in the audience of this item.", "party");
        return new ItemAudienceNarrowed(Party, Until ?? context.Now, context.Caller.Person, context.Now);
    }
}

/// <summary>A party's time in the audience ends.</summary>
/// <param name="Party">The party.</param>
/// <param name="Until">From when on it reads the item no longer.</param>
/// <param name="By">Who decided.</param>
/// <param name="At">When.</param>
internal sealed record ItemAudienceNarrowed(PartyCode Party, DateTimeOffset Until, PersonId By, DateTimeOffset At) : DomainEvent<InformationItem>
{
    public override InformationItem Evolve(InformationItem state) => state.With(control => control.Narrowed(Party, Until));
}
