using Selec.Contracts;
using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>The supplier consents: for a time, at most a year, and on conditions in words where it sets some.</summary>
internal sealed record GrantConsent(DateTimeOffset? Until, Sealed<string>? Conditions, ItemTerms Terms) : Command<Consent>
{
    public override Decision Decide(Consent state, CommandContext context)
    {
        var fault = ConsentRules.Fault(ConsentAction.Grant, state.Standing(), context.Caller, context.Now) ?? (Conditions is null ? null : Terms.Fault());
        if (fault is not null) return fault;
        var latest = context.Now.AddYears(1);
        var until = Until ?? latest;
        if (until <= context.Now || until > latest)
            return Refuse("CONSENT_UNTIL", "A consent ends after now and within a year.", "until");
        var asked = state.Asked!;
        var given = new GivenConsent(context.Self, asked.Scope, asked.Holder, asked.Recipient, new Window(context.Now, until));
        var decision = Decision.Accept(new ConsentGranted(until, Conditions, context.Caller.Person, context.Now))
            .And(asked.Item.Stream, new ItemConsentGranted(given, context.Caller.Person, context.Now));
        return Conditions is null
            ? decision
            : decision.And(context.Item!.Value.Stream, context.OpenItem(Terms, context.Self, [.. ConsentRules.Readers(asked)]));
    }
}

/// <summary>The supplier consented.</summary>
[AuditedAs(AuditKind.Consent)]
internal sealed record ConsentGranted(DateTimeOffset Until, Sealed<string>? Conditions, PersonId By, DateTimeOffset At) : DomainEvent<Consent>
{
    public override Consent Evolve(Consent state) => state with { State = ConsentState.Granted, Granted = this };
}
