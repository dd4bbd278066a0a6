using Selec.Sdk;

namespace Selec.Plugins.Drugs;

/// <summary>Authorises a controlled delivery for the caller's State.</summary>
internal sealed record AuthoriseControlledDelivery(Sealed<string>? Note, ItemTerms Item) : Command<Delivery>
{
    /// <inheritdoc/>
    public override Decision Decide(Delivery state, CommandContext context)
    {
        if ((DeliveryRights.Against(ControlledDeliveryAction.Authorise, state, context.Caller) ?? Item.Fault()) is { } fault) return fault;
        if (state.Leg(context.Caller.Party)!.Answer == ControlledDeliveryAnswer.Authorised)
            return Refuse("ALREADY_AUTHORISED", "Your State has authorised it already.");
        return state.Accept(
            new ControlledDeliveryAuthorised(context.Caller.Party, Note, context.Caller.Person, context.Now), context, Item);
    }
}

/// <summary>Refuses a controlled delivery for the caller's State; it may still change its mind.</summary>
internal sealed record RefuseControlledDelivery(Sealed<string>? Note, ItemTerms Item) : Command<Delivery>
{
    /// <inheritdoc/>
    public override Decision Decide(Delivery state, CommandContext context)
    {
        if ((DeliveryRights.Against(ControlledDeliveryAction.Refuse, state, context.Caller) ?? Item.Fault()) is { } fault) return fault;
        if (state.Leg(context.Caller.Party)!.Answer == ControlledDeliveryAnswer.Refused)
            return Refuse("ALREADY_REFUSED", "Your State has refused it already.");
        return state.Accept(new ControlledDeliveryRefused(context.Caller.Party, Note, context.Caller.Person, context.Now), context, Item);
    }
}

/// <summary>
/// Withdraws the authorisation of the caller's State, or reports that a third party withdrew its own; what is under way is suspended.
/// </summary>
internal sealed record WithdrawControlledDeliveryAuthorisation(PartyCode? Party, Sealed<string>? Note, ItemTerms Item) : Command<Delivery>
{
    /// <inheritdoc/>
    public override Decision Decide(Delivery state, CommandContext context)
    {
        if ((DeliveryRights.Against(ControlledDeliveryAction.Withdraw, state, context.Caller) ?? Item.Fault()) is { } fault) return fault;
        var party = Party ?? context.Caller.Party;
        if (state.Leg(party) is not { } leg) return Refuse("PARTY_NOT_ON_ROUTE", "That State does not lie on the route.", "party");
        if (!MaySpeakFor(leg, state, context.Caller))
            return Refuse(
                Refusal.NotPermitted, "One speaks for one's own State, and the proposing Liaison Officers for third parties.", "party");
        if (leg.Answer != ControlledDeliveryAnswer.Authorised)
            return Refuse("NOT_AUTHORISED", "That State has not authorised it.", "party");
        return state.Accept(
            new ControlledDeliveryAuthorisationWithdrawn(party, Note, context.Caller.Person, context.Now), context, Item);
    }

    static bool MaySpeakFor(ControlledDeliveryLeg leg, Delivery state, Caller caller) => leg.IsThirdParty
        ? caller.Party == state.RequestingState && caller.Role == Role.LiaisonOfficer
        : leg.Party == caller.Party;
}

/// <summary>A State of the route authorised it.</summary>
internal sealed record ControlledDeliveryAuthorised(PartyCode Party, Sealed<string>? Note, PersonId By, DateTimeOffset At)
    : DomainEvent<Delivery>
{
    /// <inheritdoc/>
    public override Delivery Evolve(Delivery state) => state.With(
        Party, leg => leg with { Answer = ControlledDeliveryAnswer.Authorised, AnsweredAt = At, Note = Note });
}

/// <summary>A State of the route refused it.</summary>
internal sealed record ControlledDeliveryRefused(PartyCode Party, Sealed<string>? Note, PersonId By, DateTimeOffset At)
    : DomainEvent<Delivery>
{
    /// <inheritdoc/>
    public override Delivery Evolve(Delivery state) => state.With(
        Party, leg => leg with { Answer = ControlledDeliveryAnswer.Refused, AnsweredAt = At, Note = Note });
}

/// <summary>A State of the route withdrew its authorisation.</summary>
internal sealed record ControlledDeliveryAuthorisationWithdrawn(PartyCode Party, Sealed<string>? Note, PersonId By, DateTimeOffset At)
    : DomainEvent<Delivery>
{
    /// <inheritdoc/>
    public override Delivery Evolve(Delivery state) => state.With(
        Party, leg => leg with { Answer = ControlledDeliveryAnswer.Withdrawn, AnsweredAt = At, Note = Note });
}
