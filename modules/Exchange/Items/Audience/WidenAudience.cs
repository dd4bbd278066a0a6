using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>The supplier lets a further party read an item: the party's focal point and its Liaison Officers.</summary>
internal sealed record WidenAudience(ItemId Item, PartyCode Party, DateTimeOffset? Until) : Command<InformationItem>
{
    public override Decision Decide(InformationItem state, CommandContext context)
    {
        if ((ItemRules.Against(state, context) ?? ItemUses.WithoutPurpose(context)) is { } no) return no;
        if (Until <= context.Now) return Refuse("UNTIL_PAST", "The time must end after now.", "until");
        var widened = new ItemAudienceWidened([.. ItemRules.NationalUnit(Party, context)], context.Caller.Person, context.Now);
        return Until is { } until
            ? Decision.Accept(widened, new ItemAudienceNarrowed(Party, until, context.Caller.Person, context.Now))
            : widened;
    }
}
