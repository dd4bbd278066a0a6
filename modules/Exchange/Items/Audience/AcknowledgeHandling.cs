using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>A reader of another party acknowledges the restriction in words (H3), before reading the texts.</summary>
internal sealed record AcknowledgeHandling(ItemId Item) : Command<InformationItem>
{
    public override Decision Decide(InformationItem state, CommandContext context)
    {
        if (!state.IsKnownTo(context)) return Refusals.NoSuchItem;
        if (!state.Control!.NeedsAcknowledgement())
            return Refuse("NOTHING_TO_ACKNOWLEDGE", "The item carries no restriction in words.", "item");
        var officer = Groups.Officer(context.Caller.Party, context.Caller.Person);
        return state.Control.Acknowledged.Contains(officer)
            ? Decision.Accept()
            : new HandlingAcknowledged(officer, context.Caller.Person, context.Now);
    }
}

/// <summary>An officer acknowledged the restriction in words.</summary>
internal sealed record HandlingAcknowledged(string Officer, PersonId By, DateTimeOffset At) : DomainEvent<InformationItem>
{
    public override InformationItem Evolve(InformationItem state) =>
        state.With(control => control with { Acknowledged = control.Acknowledged.Add(Officer) });
}
