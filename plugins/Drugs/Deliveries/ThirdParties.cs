using Selec.Sdk;

namespace Selec.Plugins.Drugs;

/// <summary>Records that the Director General consents to cooperation with a third party on this route.</summary>
internal sealed record RecordDirectorConsent(PartyCode Party) : Command<Delivery>
{
    /// <inheritdoc/>
    public override Decision Decide(Delivery state, CommandContext context)
    {
        if ((DeliveryRights.Against(ControlledDeliveryAction.Consent, state, context.Caller) ?? ThirdParty.Fault(state, Party))
            is { } fault) return fault;
        return state.Leg(Party)!.LacksConsent
            ? new ControlledDeliveryConsented(Party, context.Caller.Person, context.Now)
            : Refuse("ALREADY_CONSENTED", "The consent for that third party is recorded already.", "party");
    }
}

/// <summary>Records that the Director General no longer consents; what is under way is suspended.</summary>
internal sealed record WithdrawDirectorConsent(PartyCode Party) : Command<Delivery>
{
    /// <inheritdoc/>
    public override Decision Decide(Delivery state, CommandContext context)
    {
        if ((DeliveryRights.Against(ControlledDeliveryAction.WithdrawConsent, state, context.Caller) ?? ThirdParty.Fault(state, Party))
            is { } fault) return fault;
        return state.Leg(Party)!.LacksConsent
            ? Refuse("NOT_CONSENTED", "No consent is recorded for that third party.", "party")
            : new ControlledDeliveryConsentWithdrawn(Party, context.Caller.Person, context.Now);
    }
}

/// <summary>
/// Records the authorisation of a third party, which has no people here; the Director General must have consented before.
/// </summary>
internal sealed record RecordThirdPartyAuthorisation(PartyCode Party, Sealed<string>? Note, ItemTerms Item) : Command<Delivery>
{
    /// <inheritdoc/>
    public override Decision Decide(Delivery state, CommandContext context)
    {
        if ((DeliveryRights.Against(ControlledDeliveryAction.RecordThirdParty, state, context.Caller) ?? Item.Fault()
            ?? ThirdParty.Fault(state, Party)) is { } fault) return fault;
        var leg = state.Leg(Party)!;
        if (leg.LacksConsent)
            return Refuse("CONSENT_MISSING", "The Director General has not consented to cooperation with that third party.", "party");
        if (leg.Answer == ControlledDeliveryAnswer.Authorised)
            return Refuse("ALREADY_AUTHORISED", "The authorisation of that third party is recorded already.", "party");
        return state.Accept(new ControlledDeliveryAuthorised(Party, Note, context.Caller.Person, context.Now), context, Item);
    }
}

/// <summary>The rule that acts on third parties share.</summary>
internal static class ThirdParty
{
    /// <summary>Why the party is none of the route's third parties, or null.</summary>
    public static Refusal? Fault(Delivery state, PartyCode party) => state.Leg(party) switch
    {
        null => new Refusal("PARTY_NOT_ON_ROUTE", "That State does not lie on the route.", ["party"]),
        { IsThirdParty: false } => new Refusal("PARTY_NOT_THIRD", "That State answers for itself and needs no consent.", ["party"]),
        _ => null,
    };
}

/// <summary>The Director General consented to cooperation with a third party.</summary>
internal sealed record ControlledDeliveryConsented(PartyCode Party, PersonId By, DateTimeOffset At) : DomainEvent<Delivery>
{
    /// <inheritdoc/>
    public override Delivery Evolve(Delivery state) => state.With(Party, leg => leg with { ConsentedAt = At });
}

/// <summary>The Director General no longer consents.</summary>
internal sealed record ControlledDeliveryConsentWithdrawn(PartyCode Party, PersonId By, DateTimeOffset At) : DomainEvent<Delivery>
{
    /// <inheritdoc/>
    public override Delivery Evolve(Delivery state) => state.With(Party, leg => leg with { ConsentedAt = null });
}
