using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>A reader of an item asks its supplier for a use. The consent, once granted, is the asker's party's and nobody else's.</summary>
internal sealed record AskConsent(ItemId Item, ConsentScope Scope, PartyCode? Recipient, Sealed<string> Reason, ItemTerms Terms) : Command<Consent>
{
    const int DaysToDecide = 30;

    public override Decision Decide(Consent state, CommandContext context)
    {
        if (context.Fact<UsedItem>().View is not { } item) return Refusals.NoSuchItem;
        if ((Terms.Fault() ?? ConsentRules.AgainstAsking(this, item, context)) is { } fault) return fault;
        var (caller, reason) = (context.Caller, context.Item!.Value);
        var asked = new ConsentAsked(
            Item, item.Supplier, caller.Party, Scope, Recipient, Reason, item.SelecLevel, caller.Person, caller.Unit, context.Now,
            context.Now.AddDays(DaysToDecide));
        return Decision.Accept(asked)
            .And(reason.Stream, context.OpenItem(Terms, context.Self, [.. ConsentRules.Readers(asked)]))
            .And(Item.Stream, new ItemConsentAsked(context.Self, caller.Person, context.Now));
    }
}

/// <summary>A consent was asked for.</summary>
/// <param name="Item">The item to be used.</param>
/// <param name="Supplier">Who decides.</param>
/// <param name="Holder">The party that asks and alone may use it.</param>
/// <param name="Scope">For which use.</param>
/// <param name="Recipient">The party that would receive the item, where the scope has one.</param>
/// <param name="Reason">Why.</param>
/// <param name="Level">The item's level, to which whoever reads of the consent must be cleared.</param>
/// <param name="By">Who asked.</param>
/// <param name="Unit">In which unit.</param>
/// <param name="At">When.</param>
/// <param name="LapsesAt">When it lapses unless it is decided on.</param>
internal sealed record ConsentAsked(
    ItemId Item,
    PartyCode Supplier,
    PartyCode Holder,
    ConsentScope Scope,
    PartyCode? Recipient,
    Sealed<string> Reason,
    ClassificationLevel Level,
    PersonId By,
    string Unit,
    DateTimeOffset At,
    DateTimeOffset LapsesAt) : DomainEvent<Consent>
{
    public override Consent Evolve(Consent state) => new(this, ConsentState.Asked);
}
