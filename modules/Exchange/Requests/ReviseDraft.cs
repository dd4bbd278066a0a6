using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>Replaces the content of a draft, before it is cleared.</summary>
internal sealed record ReviseDraft(RequestContent Content, ItemTerms Item) : Command<Request>
{
    public override Decision Decide(Request state, CommandContext context)
    {
        var who = Acting.In(context);
        var fault = RequestRules.Fault(RequestAction.Revise, state.Standing(), who)
            ?? Content.Fault(state.Side.Party, who, context.Fact<RepliedRequest>())
            ?? state.Contact?.Fault(Content.Addressees)
            ?? Item.Fault();
        if (fault is not null) return fault;
        var item = context.Item!.Value;
        return Decision.Accept(new DraftRevised(Content, item, context.Caller.Person, context.Now))
            .And(item.Stream, context.OpenItem(
                Item, context.Self, Groups.Officer(state.Side.Party, state.Author), state.Side.HandlingGroup(), state.Side.FocalPointGroup()));
    }
}

/// <summary>A draft's content was replaced; the text before stays in its own item.</summary>
internal sealed record DraftRevised(RequestContent Content, ItemId Item, PersonId By, DateTimeOffset At) : DomainEvent<Request>
{
    public override Request Evolve(Request state) => state with { Content = Content, Item = Item };
}
