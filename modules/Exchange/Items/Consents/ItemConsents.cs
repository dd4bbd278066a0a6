using Selec.Contracts.Access;
using Selec.Sdk;

namespace Selec.Exchange;

/// <summary>A consent on the item was asked for.</summary>
internal sealed record ItemConsentAsked(StreamId Consent, PersonId By, DateTimeOffset At) : DomainEvent<InformationItem>
{
    public override InformationItem Evolve(InformationItem state) => state with { Consents = state.Consents.Add(Consent) };

    /// <summary>Whoever reads the item asks.</summary>
    public static Refusal? Refused(InformationItem state, ItemConsentAsked fact, CommandContext context)
    {
        if (!state.IsKnownTo(context)) return Refusals.NoSuchItem;
        var ask = state.Ask(Act.Read, context) with { Field = ItemControl.HandlingField, HasPurpose = true };
        return ItemUses.Against(ask);
    }
}

/// <summary>The supplier consented to a use of the item.</summary>
internal sealed record ItemConsentGranted(GivenConsent Given, PersonId By, DateTimeOffset At) : DomainEvent<InformationItem>
{
    public override InformationItem Evolve(InformationItem state) =>
        state.With(control => control with { Consents = control.Consents.Add(Given) });

    /// <summary>Only the supplier consents, to what still exists.</summary>
    public static Refusal? Refused(InformationItem state, ItemConsentGranted fact, CommandContext context) =>
        state.Control is null || !state.IsControlledBy(context.Caller) ? Refusals.NotPermitted
        : state.Erased is not null ? Refusals.ItemErased
        : null;
}

/// <summary>The supplier took a consent back.</summary>
internal sealed record ItemConsentRevoked(StreamId Consent, PersonId By, DateTimeOffset At) : DomainEvent<InformationItem>
{
    public override InformationItem Evolve(InformationItem state) =>
        state.With(control => control with { Consents = control.Consents.RemoveAll(given => given.Consent == Consent) });

    /// <summary>Only the supplier takes it back.</summary>
    public static Refusal? Refused(InformationItem state, ItemConsentRevoked fact, CommandContext context) =>
        state.Control is null || !state.IsControlledBy(context.Caller) ? Refusals.NotPermitted : null;
}
