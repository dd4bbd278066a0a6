using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Plugins.Drugs;

/// <summary>A controlled delivery as the API shows it.</summary>
internal sealed record ControlledDeliveryView(
    StreamId Id,
    NodeVersion Version,
    PartyCode RequestingState,
    ControlledDeliveryStage Stage,
    DrugSubstance Substance,
    ControlledDeliverySubstitution Substitution,
    DrugTransport? Transport,
    Sealed<string>? Description,
    StreamId? Investigation,
    ImmutableArray<ControlledDeliveryLeg> Route,
    ImmutableArray<PartyCode> NotAuthorised,
    ImmutableArray<PartyCode> ConsentMissing,
    DateTimeOffset? StartedAt,
    ImmutableArray<ControlledDeliveryHandover> Handovers,
    ControlledDeliveryOutcome? Outcome,
    Sealed<string>? Note,
    DateTimeOffset? EndedAt,
    PersonId ProposedBy,
    DateTimeOffset RecordedAt,
    Delivery Delivery)
{
    /// <summary>The view of a controlled delivery.</summary>
    public static ControlledDeliveryView Of(StreamId id, Delivery state, long version) => new(
        id, new NodeVersion(id, version), state.RequestingState, state.Stage, state.Plan.Substance, state.Plan.Planned,
        state.Plan.Transport, state.Plan.Description, state.Plan.Investigation, state.Route,
        [.. state.Unauthorised()], [.. state.Unconsented()], state.StartedAt, state.Handovers, state.Outcome, state.Note, state.EndedAt,
        state.ProposedBy, state.ProposedAt, state);
}

/// <summary>The controlled delivery as an actor, and what can be read of it.</summary>
internal static class DeliveryActor
{
    /// <summary>The rows.</summary>
    public static readonly Table<ControlledDeliveryView> Table = new Table<ControlledDeliveryView>(
            "controlled_deliveries", DrugsJson.Default.ControlledDeliveryView, view => view.Id.Key, view => view.Id)
        .ListedBy("recordedAt", view => view.RecordedAt)
        .Code("stage", view => Codes.Of(view.Stage))
        .Code("substance", view => Codes.Of(view.Substance))
        .Code("requestingState", view => view.RequestingState.Value)
        .Codes("party", view => view.Route.Select(leg => leg.Party.Value))
        .Code("investigation", view => view.Investigation?.Key)
        .Search(view =>
            [view.Description, view.Note, .. view.Route.Select(leg => leg.Note), .. view.Handovers.Select(point => point.Place)]);

    /// <summary>The actor.</summary>
    public static readonly ActorDefinition<Delivery> Definition = new ActorDefinition<Delivery>("controlled-delivery", Delivery.None, Read)
        .Event("controlled-delivery.proposed/1", DrugsJson.Default.ControlledDeliveryProposed)
        .Event("controlled-delivery.authorised/1", DrugsJson.Default.ControlledDeliveryAuthorised)
        .Event("controlled-delivery.refused/1", DrugsJson.Default.ControlledDeliveryRefused)
        .Event("controlled-delivery.authorisation-withdrawn/1", DrugsJson.Default.ControlledDeliveryAuthorisationWithdrawn)
        .Event("controlled-delivery.consented/1", DrugsJson.Default.ControlledDeliveryConsented)
        .Event("controlled-delivery.consent-withdrawn/1", DrugsJson.Default.ControlledDeliveryConsentWithdrawn)
        .Event("controlled-delivery.started/1", DrugsJson.Default.ControlledDeliveryStarted)
        .Event("controlled-delivery.handed-over/1", DrugsJson.Default.ControlledDeliveryHandedOver)
        .Event("controlled-delivery.concluded/1", DrugsJson.Default.ControlledDeliveryConcluded)
        .Event("controlled-delivery.aborted/1", DrugsJson.Default.ControlledDeliveryAborted);

    static ReadSide Read(StreamId stream, Delivery state, long version) => version == 0
        ? ReadSide.Nothing
        : new ReadSide([(Table, ControlledDeliveryView.Of(stream, state, version))], state.Grants(stream), []);
}
