using Selec.Sdk;

namespace Selec.Plugins.Drugs;

/// <summary>Starts a controlled delivery that every State of its route has authorised.</summary>
internal sealed record StartControlledDelivery : Command<Delivery>
{
    /// <inheritdoc/>
    public override Decision Decide(Delivery state, CommandContext context)
    {
        if (DeliveryRights.Against(ControlledDeliveryAction.Start, state, context.Caller) is { } fault) return fault;
        if (state.Unauthorised().ToList() is { Count: > 0 } missing)
            return Refuse(
                "ROUTE_NOT_AUTHORISED", $"Not every State of the route has authorised it; missing: {string.Join(", ", missing)}.");
        if (state.Unconsented().ToList() is { Count: > 0 } unconsented)
            return Refuse("CONSENT_MISSING", $"The Director General's consent is missing for: {string.Join(", ", unconsented)}.");
        return new ControlledDeliveryStarted(context.Caller.Person, context.Now);
    }
}

/// <summary>Records where and when the consignment was handed over.</summary>
internal sealed record RecordControlledDeliveryHandover(
    PartyCode State, Sealed<string>? Place, DateTimeOffset HandedOverAt, ControlledDeliverySubstitution Substitution, ItemTerms Item)
    : Command<Delivery>
{
    /// <inheritdoc/>
    public override Decision Decide(Delivery state, CommandContext context)
    {
        if ((DeliveryRights.Against(ControlledDeliveryAction.RecordHandover, state, context.Caller) ?? Item.Fault()
            ?? PointFault(state, context)) is { } fault) return fault;
        var handover = new ControlledDeliveryHandover(
            state.Handovers.Length + 1, State, Place, HandedOverAt, Substitution, context.Caller.Person, context.Now);
        return state.Accept(new ControlledDeliveryHandedOver(handover), context, Item);
    }

    Refusal? PointFault(Delivery state, CommandContext context) =>
        state.Leg(State) is null ? Refuse("PARTY_NOT_ON_ROUTE", "That State does not lie on the route.", "state")
        : context.Caller.Party != State && context.Caller.Party != state.RequestingState
            ? Refuse(Refusal.NotPermitted, "A handover is recorded by the State in which it took place or by the proposing one.", "state")
        : HandedOverAt > context.Now ? Refuse("HANDOVER_IN_FUTURE", "It cannot have been handed over in the future.", "handedOverAt")
        : HandedOverAt < state.StartedAt
            ? Refuse("HANDOVER_BEFORE_START", "It was handed over before the delivery started.", "handedOverAt")
        : state.Handovers is [.., var last] && HandedOverAt < last.HandedOverAt
            ? Refuse("HANDOVER_BACKWARDS", "It was handed over before the handover recorded last.", "handedOverAt")
        : state.Handovers is [.., var before] && Order(state, State) < Order(state, before.State)
            ? Refuse("HANDOVER_OUT_OF_ORDER", "That State lies before the one of the handover recorded last.", "state")
        : null;

    static int Order(Delivery state, PartyCode party) => state.Route.IndexOf(state.Leg(party)!);
}

/// <summary>Concludes a controlled delivery.</summary>
internal sealed record ConcludeControlledDelivery(ControlledDeliveryOutcome Outcome, Sealed<string>? Note, ItemTerms Item)
    : Command<Delivery>
{
    /// <inheritdoc/>
    public override Decision Decide(Delivery state, CommandContext context) =>
        (DeliveryRights.Against(ControlledDeliveryAction.Conclude, state, context.Caller) ?? Item.Fault()) is { } fault
            ? fault
            : state.Accept(new ControlledDeliveryConcluded(Outcome, Note, context.Caller.Person, context.Now), context, Item);
}

/// <summary>Gives a controlled delivery up.</summary>
internal sealed record AbortControlledDelivery(Sealed<string>? Note, ItemTerms Item) : Command<Delivery>
{
    /// <inheritdoc/>
    public override Decision Decide(Delivery state, CommandContext context) =>
        (DeliveryRights.Against(ControlledDeliveryAction.Abort, state, context.Caller) ?? Item.Fault()) is { } fault
            ? fault
            : state.Accept(new ControlledDeliveryAborted(Note, context.Caller.Person, context.Now), context, Item);
}

/// <summary>It started.</summary>
internal sealed record ControlledDeliveryStarted(PersonId By, DateTimeOffset At) : DomainEvent<Delivery>
{
    /// <inheritdoc/>
    public override Delivery Evolve(Delivery state) => state with { Stage = ControlledDeliveryStage.InProgress, StartedAt = At };
}

/// <summary>The consignment was handed over.</summary>
internal sealed record ControlledDeliveryHandedOver(ControlledDeliveryHandover Handover) : DomainEvent<Delivery>
{
    /// <inheritdoc/>
    public override Delivery Evolve(Delivery state) => state with { Handovers = state.Handovers.Add(Handover) };
}

/// <summary>It was concluded.</summary>
internal sealed record ControlledDeliveryConcluded(ControlledDeliveryOutcome Outcome, Sealed<string>? Note, PersonId By, DateTimeOffset At)
    : DomainEvent<Delivery>
{
    /// <inheritdoc/>
    public override Delivery Evolve(Delivery state) =>
        state with { Stage = ControlledDeliveryStage.Concluded, Outcome = Outcome, Note = Note, EndedAt = At };
}

/// <summary>It was given up.</summary>
internal sealed record ControlledDeliveryAborted(Sealed<string>? Note, PersonId By, DateTimeOffset At) : DomainEvent<Delivery>
{
    /// <inheritdoc/>
    public override Delivery Evolve(Delivery state) => state with { Stage = ControlledDeliveryStage.Aborted, Note = Note, EndedAt = At };
}
