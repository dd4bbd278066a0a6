using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Plugins.Drugs;

/// <summary>How far a controlled delivery has come.</summary>
internal enum ControlledDeliveryStage
{
    /// <summary>The States of the route are asked.</summary>
    Proposed,

    /// <summary>Under way, with the authorisation of every State of the route.</summary>
    InProgress,

    /// <summary>Under way, but an authorisation or a consent was withdrawn.</summary>
    Suspended,

    /// <summary>Over.</summary>
    Concluded,

    /// <summary>Given up.</summary>
    Aborted,
}

/// <summary>How a State of the route answered.</summary>
internal enum ControlledDeliveryAnswer
{
    Awaited,
    Authorised,
    Refused,
    Withdrawn,
}

/// <summary>How much of the drugs was, or is to be, replaced.</summary>
internal enum ControlledDeliverySubstitution
{
    None,
    Partial,
    Full,
}

/// <summary>How a controlled delivery ended.</summary>
internal enum ControlledDeliveryOutcome
{
    SeizedWithArrests,
    Seized,
    DeliveredWithoutSeizure,
    Lost,
}

/// <summary>A State of the route.</summary>
/// <param name="Party">The State.</param>
/// <param name="Kind">What it was to SELEC when the delivery was proposed.</param>
/// <param name="Answer">How it answered.</param>
/// <param name="AnsweredAt">When.</param>
/// <param name="Note">Conditions, or why not.</param>
/// <param name="ConsentedAt">For a third party: since when the Director General consents; null without consent.</param>
internal sealed record ControlledDeliveryLeg(
    PartyCode Party,
    PartyKind Kind,
    ControlledDeliveryAnswer Answer,
    DateTimeOffset? AnsweredAt,
    Sealed<string>? Note,
    DateTimeOffset? ConsentedAt)
{
    /// <summary>True for a State that has no people of its own here: third parties, and Observers, who get no operational data.</summary>
    public bool IsThirdParty => Kind is not (PartyKind.MemberState or PartyKind.OperationalPartner);

    /// <summary>True when its consent is missing.</summary>
    public bool LacksConsent => IsThirdParty && ConsentedAt is null;

    /// <summary>True when the delivery may pass.</summary>
    public bool IsClear => Answer == ControlledDeliveryAnswer.Authorised && !LacksConsent;
}

/// <summary>A point at which the consignment passed from one service to the next.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="State">The State in which it lies.</param>
/// <param name="Place">Where.</param>
/// <param name="HandedOverAt">When it was handed over.</param>
/// <param name="Substitution">How much had been replaced by then.</param>
/// <param name="RecordedBy">Who recorded it.</param>
/// <param name="RecordedAt">When it was recorded.</param>
internal sealed record ControlledDeliveryHandover(
    int Number,
    PartyCode State,
    Sealed<string>? Place,
    DateTimeOffset HandedOverAt,
    ControlledDeliverySubstitution Substitution,
    PersonId RecordedBy,
    DateTimeOffset RecordedAt);

/// <summary>What is to be delivered.</summary>
/// <param name="Substance">The substance.</param>
/// <param name="Planned">How much of it is to be replaced.</param>
/// <param name="Transport">How it is carried.</param>
/// <param name="Description">In words.</param>
/// <param name="Investigation">The joint investigation that it belongs to.</param>
internal sealed record DeliveryPlan(
    DrugSubstance Substance,
    ControlledDeliverySubstitution Planned,
    DrugTransport? Transport,
    Sealed<string>? Description,
    StreamId? Investigation);

/// <summary>A controlled delivery: never in progress unless every State of its route has authorised it.</summary>
/// <param name="RequestingState">The State that proposed it.</param>
/// <param name="ProposedBy">Who proposed it.</param>
/// <param name="ProposedAt">When.</param>
/// <param name="Plan">What is to be delivered.</param>
/// <param name="Route">The States of the route, in order.</param>
/// <param name="Stage">How far it has come.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="Handovers">Where it was handed over.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Note">On its end, in words.</param>
/// <param name="EndedAt">When it was concluded or aborted.</param>
internal sealed record Delivery(
    PartyCode RequestingState,
    PersonId ProposedBy,
    DateTimeOffset ProposedAt,
    DeliveryPlan Plan,
    ImmutableArray<ControlledDeliveryLeg> Route,
    ControlledDeliveryStage Stage,
    DateTimeOffset? StartedAt,
    ImmutableArray<ControlledDeliveryHandover> Handovers,
    ControlledDeliveryOutcome? Outcome,
    Sealed<string>? Note,
    DateTimeOffset? EndedAt)
{
    /// <summary>Before it is proposed.</summary>
    public static readonly Delivery None = new(
        default, default, default, null!, [], ControlledDeliveryStage.Proposed, null, [], null, null, null);

    /// <summary>True until it is concluded or aborted.</summary>
    public bool IsOpen =>
        Stage is ControlledDeliveryStage.Proposed or ControlledDeliveryStage.InProgress or ControlledDeliveryStage.Suspended;

    /// <summary>The States that have not authorised it, or no longer do.</summary>
    public IEnumerable<PartyCode> Unauthorised() =>
        Route.Where(leg => leg.Answer != ControlledDeliveryAnswer.Authorised).Select(leg => leg.Party);

    /// <summary>The third parties for which the Director General has not consented, or no longer does.</summary>
    public IEnumerable<PartyCode> Unconsented() => Route.Where(leg => leg.LacksConsent).Select(leg => leg.Party);

    /// <summary>The State of the route with this code, or null.</summary>
    public ControlledDeliveryLeg? Leg(PartyCode party) => Route.FirstOrDefault(leg => leg.Party == party);

    /// <summary>
    /// The delivery after a State of its route changed: what is under way goes on only while every State of the route is clear.
    /// </summary>
    public Delivery With(PartyCode party, Func<ControlledDeliveryLeg, ControlledDeliveryLeg> change)
    {
        ImmutableArray<ControlledDeliveryLeg> route = [.. Route.Select(leg => leg.Party == party ? change(leg) : leg)];
        var underWay = Stage is ControlledDeliveryStage.InProgress or ControlledDeliveryStage.Suspended;
        var clear = route.All(leg => leg.IsClear);
        return this with
        {
            Route = route,
            Stage = !underWay ? Stage : clear ? ControlledDeliveryStage.InProgress : ControlledDeliveryStage.Suspended,
        };
    }

    /// <summary>
    /// The groups that read its texts: the States that ask and are asked, as far as they have people here, and Operations.
    /// </summary>
    public ImmutableArray<string> Readers() =>
    [
        .. Route.Where(leg => !leg.IsThirdParty).Select(leg => leg.Party).Prepend(RequestingState).Distinct()
            .SelectMany(party => (string[])[Groups.FocalPoint(party), Groups.Liaison(party)]),
        Groups.Operations,
    ];

    /// <summary>
    /// The grants on its node: those who read its texts, the supervisors, and the Director General, who sees codes alone.
    /// </summary>
    public ImmutableArray<Grant> Grants(StreamId node) =>
    [
        .. Readers().Concat(Groups.Supervisors).Append(Groups.DirectorGeneral)
            .Select(group => new Grant(node.ToString(), group, ProposedAt, null)),
    ];

    /// <summary>Accepts a fact; text that came with it becomes an item that everybody concerned reads.</summary>
    public Decision Accept(DomainEvent<Delivery> fact, CommandContext context, ItemTerms terms) => context.Item is { } item
        ? Decision.Accept(fact).And(item.Stream, context.OpenItem(terms, context.Self, fact.Evolve(this).Readers()))
        : Decision.Accept(fact);
}
