using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>
/// The supplier takes its consent back, at once: no use is accepted after it. What was done under the consent before stays done.
/// </summary>
internal sealed record RevokeConsent : Command<Consent>
{
    public override Decision Decide(Consent state, CommandContext context) =>
        ConsentRules.Fault(ConsentAction.Revoke, state.Standing(), context.Caller, context.Now) is { } fault
            ? fault
            : Decision.Accept(new ConsentRevoked(context.Caller.Person, context.Now)).And(
                state.Asked!.Item.Stream, new ItemConsentRevoked(context.Self, context.Caller.Person, context.Now));
}

/// <summary>The supplier took its consent back.</summary>
[AuditedAs(AuditKind.Consent)]
internal sealed record ConsentRevoked(PersonId By, DateTimeOffset At) : DomainEvent<Consent>
{
    public override Consent Evolve(Consent state) => state with { State = ConsentState.Revoked, EndedAt = At };
}
