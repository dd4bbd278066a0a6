using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>The supplier does not consent, and says why.</summary>
internal sealed record RefuseConsent(Sealed<string> Reason, ItemTerms Terms) : Command<Consent>
{
    public override Decision Decide(Consent state, CommandContext context)
    {
        var fault = ConsentRules.Fault(ConsentAction.Refuse, state.Standing(), context.Caller, context.Now) ?? Terms.Fault();
        return fault is not null
            ? fault
            : Decision.Accept(new ConsentRefused(Reason, context.Caller.Person, context.Now)).And(
                context.Item!.Value.Stream, context.OpenItem(Terms, context.Self, [.. ConsentRules.Readers(state.Asked!)]));
    }
}

/// <summary>The supplier did not consent.</summary>
[AuditedAs(AuditKind.Consent)]
internal sealed record ConsentRefused(Sealed<string> Reason, PersonId By, DateTimeOffset At) : DomainEvent<Consent>
{
    public override Consent Evolve(Consent state) => state with { State = ConsentState.Refused, Refused = this };
}
