using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Plugins.Drugs;

/// <summary>Proposes a controlled delivery and asks every State of its route.</summary>
internal sealed record ProposeControlledDelivery(
    ImmutableArray<PartyCode> Route,
    DrugSubstance Substance,
    ControlledDeliverySubstitution Substitution,
    DrugTransport? Transport,
    Sealed<string> Description,
    StreamId? Investigation,
    ItemTerms Item) : Command<Delivery>
{
    const int FewestStates = 2;

    /// <inheritdoc/>
    public override Decision Decide(Delivery state, CommandContext context)
    {
        var (caller, now) = (context.Caller, context.Now);
        if (caller.Role != Role.LiaisonOfficer || !context.Parties.IsMemberState(caller.Party, now))
            return Refuse(Refusal.NotPermitted, "A Liaison Officer of a Member State proposes a controlled delivery.");
        if ((Item.Fault() ?? RouteFault(context) ?? context.Fact<DrugCase>().Fault(Investigation, caller)) is { } fault) return fault;
        var fact = new ControlledDeliveryProposed(
            caller.Party, new DeliveryPlan(Substance, Substitution, Transport, Description, Investigation),
            [
                .. Route.Select(party => new ControlledDeliveryLeg(
                    party, KindOf(party, context), ControlledDeliveryAnswer.Awaited, null, null, null)),
            ],
            caller.Person, now);
        return state.Accept(fact, context, Item);
    }

    Refusal? RouteFault(CommandContext context) =>
        Route.Length < FewestStates ? Refuse("ROUTE_TOO_SHORT", "A controlled delivery passes through two States or more.", "route")
        : Route.Distinct().Count() != Route.Length ? Refuse("ROUTE_STATE_REPEATED", "Name each State of the route once.", "route")
        : Route.Any(party => !IsState(party, context)) ? Refuse("ROUTE_NOT_STATE", "Only States lie on a route.", "route")
        : null;

    // A third party need not be known to the platform; a State's code has two letters.
    static bool IsState(PartyCode party, CommandContext context) =>
        context.Parties.Parties.TryGetValue(party, out var known)
            ? known.IsState
            : party.Value.Length == 2 && party.Value.All(char.IsAsciiLetterUpper);

    static PartyKind KindOf(PartyCode party, CommandContext context) =>
        context.Parties.KindAt(party, context.Now) ?? PartyKind.ThirdParty;
}

/// <summary>A controlled delivery was proposed.</summary>
internal sealed record ControlledDeliveryProposed(
    PartyCode RequestingState, DeliveryPlan Plan, ImmutableArray<ControlledDeliveryLeg> Route, PersonId By, DateTimeOffset At)
    : DomainEvent<Delivery>
{
    /// <inheritdoc/>
    public override Delivery Evolve(Delivery state) => state with
    {
        RequestingState = RequestingState,
        Plan = Plan,
        Route = Route,
        ProposedBy = By,
        ProposedAt = At,
    };
}
