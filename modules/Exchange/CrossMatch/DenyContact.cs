using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>
/// One side decides that the two reports are not of the same thing. The decision is kept: later reports do not take it back, and the other
/// side's repeat of it adds nothing.
/// </summary>
internal sealed record DenyContact(StreamId Contact) : Command<Contact>
{
    /// <summary>The contact that the id names; one that never was when it is the id of something else.</summary>
    public StreamId Target() => Contact.Kind == Exchange.Contact.ActorKind ? Contact : new StreamId(Exchange.Contact.ActorKind, "none");

    public override Decision Decide(Contact state, CommandContext context) =>
        ContactRules.Fault(state.Standing(), context.Caller) is { } fault ? fault
        : state.Denial is not null ? Decision.Accept()
        : new ContactDenied(context.Caller.Party, context.Caller.Person, context.Now);
}

/// <summary>A side decided that it is not the same thing.</summary>
internal sealed record ContactDenied(PartyCode Party, PersonId By, DateTimeOffset At) : DomainEvent<Contact>
{
    public override Contact Evolve(Contact state) => state with { Denial = new ContactDenial(Party, By, At), Seen = state.Seen + 1 };
}
