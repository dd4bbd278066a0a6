using Selec.Contracts;
using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>
/// Takes an item out of the platform, in a file or on paper. The client writes or prints only once this is accepted.
/// </summary>
internal sealed record ExportItem(ItemId Item, TakeOutForm Form) : Command<InformationItem>
{
    public override Decision Decide(InformationItem state, CommandContext context)
    {
        if (!state.IsKnownTo(context)) return Refusals.NoSuchItem;
        return ItemUses.Against(UsedItem.Ask(state, Form == TakeOutForm.Print ? Act.Print : Act.Export, context)) is { } no
            ? no
            : new ItemTakenOut(Form, context.Caller.Party, context.Caller.Person, context.Now);
    }
}

/// <summary>The item was taken out of the platform.</summary>
[AuditedAs(AuditKind.Export)]
internal sealed record ItemTakenOut(TakeOutForm Form, PartyCode Party, PersonId By, DateTimeOffset At) : DomainEvent<InformationItem>
{
    public override InformationItem Evolve(InformationItem state) => state.Used(
        new ItemUse(Form == TakeOutForm.Print ? ItemUseKind.Printed : ItemUseKind.Exported, Party, At, null));
}
