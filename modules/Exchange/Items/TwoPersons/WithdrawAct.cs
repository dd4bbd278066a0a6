using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>The supplier takes a proposed act back; whoever may carry it out may also end it.</summary>
internal sealed record WithdrawAct(ItemId Item) : Command<InformationItem>
{
    public override Decision Decide(InformationItem state, CommandContext context)
    {
        if (ItemRules.Against(state, context) is { } no) return no;
        return state.Pending is null
            ? Refuse("NO_SUCH_PROPOSAL", "No act on this item waits for a second person.", "item")
            : new ItemActWithdrawn(context.Caller.Person, context.Now);
    }
}

/// <summary>A proposed act was taken back.</summary>
internal sealed record ItemActWithdrawn(PersonId By, DateTimeOffset At) : DomainEvent<InformationItem>
{
    public override InformationItem Evolve(InformationItem state) => state with { Pending = null };
}

/// <summary>The platform ends a proposal that nobody carried out in time.</summary>
internal sealed record LapseAct : Command<InformationItem>
{
    public const string Reminder = "proposal-lapses";

    public override Decision Decide(InformationItem state, CommandContext context) =>
        state.Pending?.HasLapsed(context.Now) == true ? new ItemActLapsed(context.Now) : Decision.Accept();
}

/// <summary>A proposed act lapsed.</summary>
internal sealed record ItemActLapsed(DateTimeOffset At) : DomainEvent<InformationItem>
{
    public override InformationItem Evolve(InformationItem state) => state with { Pending = null };
}
