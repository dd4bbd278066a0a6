using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>Drafts a request. A case officer's draft goes no further than the National Focal Point until that has cleared it.</summary>
internal sealed record DraftRequest(RequestContent Content, ItemTerms Item, StreamId? Contact = null) : Command<Request>
{
    public override Decision Decide(Request state, CommandContext context)
    {
        var (who, caller) = (Acting.In(context), context.Caller);
        var side = new PartySide(caller.Party, context.Parties.IsMemberState(caller.Party, context.Now), caller.Unit);
        var contact = context.Fact<NamedContact>();
        var fault = RequestRules.DraftFault(side, who)
            ?? Content.Fault(caller.Party, who, context.Fact<RepliedRequest>())
            ?? contact.Fault(caller.Party, Content.Addressees)
            ?? Item.Fault();
        if (fault is not null) return fault;
        var reference = RequestReference.New(caller.Party, Content.CrimeAreas[0], context);
        var item = context.Item!.Value;
        var drafted = new RequestDrafted(Content, reference, item, side, caller.Person, context.Now) { Contact = contact.Of(caller.Party) };
        return Decision.Accept(drafted)
            .And(item.Stream, context.OpenItem(Item, context.Self, side.HandlingGroup(), side.FocalPointGroup()));
    }
}

/// <summary>A request was drafted; its reference stays with it for life, whatever crime area it is filed under later.</summary>
internal sealed record RequestDrafted(RequestContent Content, string Reference, ItemId Item, PartySide Side, PersonId By, DateTimeOffset At)
    : DomainEvent<Request>
{
    /// <summary>The contact from which it grew, or null.</summary>
    public RequestContact? Contact { get; init; }

    public override Request Evolve(Request state) => state with
    {
        Content = Content,
        Reference = Reference,
        Item = Item,
        Side = Side,
        Author = By,
        DraftedAt = At,
        Contact = Contact,
    };
}
