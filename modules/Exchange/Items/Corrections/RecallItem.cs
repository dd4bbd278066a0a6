using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>Why an item is recalled. A code, since it is told to every party that had the item.</summary>
internal enum RecallGround
{
    Wrong,
    OutOfDate,
    Unlawful,
    SentByMistake,
    SourceProtection,
}

/// <summary>The supplier takes an item back: no other party sees it from then on, and every party that ever had it is told.</summary>
internal sealed record RecallItem(ItemId Item, RecallGround Ground) : Command<InformationItem>
{
    public override Decision Decide(InformationItem state, CommandContext context)
    {
        if (CorrectionRules.Against(state, context) is { } no) return no;
        if (state.Recalled is not null) return Decision.Accept();
        var by = context.Caller.Person;
        var takenBack = Decision.Accept(new ItemTakenBack(Ground, by, context.Now));
        return state.Consents.Aggregate(takenBack, (decision, consent) => decision.And(consent, new ConsentEnded(context.Now)))
            .Notifying(state, brief => new RecallNotified(brief, Ground, by, context.Now), context)
            .Flagging(state, SourceFate.Recalled, context);
    }
}

/// <summary>The item was taken back; it is its supplier's alone.</summary>
internal sealed record ItemTakenBack(RecallGround Ground, PersonId By, DateTimeOffset At) : DomainEvent<InformationItem>
{
    public override InformationItem Evolve(InformationItem state) => (state.Visibly() with { Recalled = this }).With(Alone);

    ItemControl Alone(ItemControl control)
    {
        var alone = control with
        {
            Consents = [],
            Emergencies = [.. control.Emergencies.Select(sight => sight with { Window = Ended(sight.Window) })],
        };
        return control.Audience.Where(party => party.Key != control.Supplier.Value && !(party.Value.To <= At))
            .Aggregate(alone, (known, party) => known.Narrowed(new PartyCode(party.Key), At));
    }

    Window Ended(Window window) => window.To <= At ? window : window with { To = At };
}
