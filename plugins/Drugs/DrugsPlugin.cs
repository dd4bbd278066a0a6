using Selec.Sdk;

namespace Selec.Plugins.Drugs;

/// <summary>Seizures of drugs, precursors, laboratories and controlled deliveries: what the Anti-Drug Task Force adds.</summary>
public sealed class DrugsPlugin : ITaskForcePlugin
{
    /// <inheritdoc/>
    public void Configure(IPluginBuilder plugin)
    {
        Codes(plugin);
        Parts(plugin);
        Seizures(plugin);
        Precursors(plugin);
        Laboratories(plugin);
        Deliveries(plugin);
        CarryingOut(plugin);
        Statistics(plugin);
    }

    static void Codes(IPluginBuilder plugin)
    {
        plugin.Scalar("DrugCasNumber", Cas.Normalise, Cas.Wrong);
        plugin.Scalar("DrugHsCode", HsCode.Normalise, HsCode.Wrong);
        plugin.Scalar("DrugRegionCode", CodeTexts.Region, CodeTexts.WrongRegion);
        plugin.Scalar("DrugCurrencyCode", CodeTexts.Currency, CodeTexts.WrongCurrency);
        plugin.Identifier("drug-parcel", CodeTexts.Parcel);
        plugin.ResultCategory("DRUG_LABORATORY_DISMANTLED", "Drug laboratories dismantled", Unit.Piece);
        plugin.Form("recordDrugSeizure", "record-drug-seizure.form.json");
        plugin.Form("proposeControlledDelivery", "propose-controlled-delivery.form.json");
    }

    static void Parts(IPluginBuilder plugin)
    {
        plugin.Schema("drug-parts.graphql");
        plugin.Type<DrugPlace>("DrugPlace");
        plugin.Type<DrugQuantity>("DrugQuantity");
        plugin.Type<DrugQuantityStated>("DrugQuantityStated");
        plugin.Type<DrugKgEquivalent>("DrugKgEquivalent");
        plugin.Type<DrugPurity>("DrugPurity");
        plugin.Type<DrugPrice>("DrugPrice");
        plugin.Type<DrugRouteStop>("DrugRouteStop");
        plugin.Type<DrugConcealment>("DrugConcealment");
        plugin.Type<DrugPackagingView>("DrugPackaging");
        plugin.Type<DrugParcel>("DrugParcel");
        plugin.Type<DrugPersons>("DrugPersons");
        plugin.Type<DrugLaboratoryLink>("DrugLaboratoryLink");
        plugin.Type<DrugShare>("DrugShare");
    }

    static void Seizures(IPluginBuilder plugin)
    {
        plugin.Schema("drug-seizures.graphql");
        plugin.Actor(DrugSeizureActor.Definition);
        plugin.Node("DrugSeizure", "drug-seizure", DrugSeizureActor.Table);
        plugin.Type<DrugSeizureLine>("DrugSeizureLine");
        plugin.Connection("Query.drugSeizures", DrugSeizureActor.Table);
        plugin.Many<StreamId, DrugSeizureView>(
            "Investigation.drugSeizures", DrugSeizureActor.Table, parent => parent.Key,
            "investigation", view => view.Investigation!.Value.Key);
        plugin.Field<DrugSeizureView>("DrugSeizure.viewerCan", (view, call) => DrugSeizureRights.Open(view.Circle, call.Viewer));
        plugin.Mutation<RecordDrugSeizure>("recordDrugSeizure", DrugSeizureActor.Definition)
            .By([.. RecordCircle.Entering])
            .Identifies("drug-parcel", command => command.ParcelNumbers())
            .With((command, lookup, cancellationToken) => DrugCase.FindAsync(command.Investigation, lookup, cancellationToken));
        plugin.Mutation<CorrectDrugSeizure>("correctDrugSeizure", DrugSeizureActor.Definition).By([.. RecordCircle.Entering]).On("seizure");
        plugin.Mutation<ShareDrugSeizure>("shareDrugSeizure", DrugSeizureActor.Definition).By([.. DrugSeizureRights.Sharing]).On("seizure");
    }

    static void Precursors(IPluginBuilder plugin)
    {
        plugin.Schema("drug-precursors.graphql");
        plugin.Actor(DrugPrecursorActor.Definition);
        plugin.Node("DrugPrecursor", "drug-precursor", DrugPrecursorActor.Table);
        plugin.Type<DrugPrecursorDeclared>("DrugPrecursorDeclared");
        plugin.Connection("Query.drugPrecursors", DrugPrecursorActor.Table);
        plugin.Mutation<RecordDrugPrecursor>("recordDrugPrecursor", DrugPrecursorActor.Definition)
            .By([.. RecordCircle.Entering])
            .Identifies("drug-parcel", command => command.Parcels)
            .With((command, lookup, cancellationToken) => DrugCase.FindAsync(command.Investigation, lookup, cancellationToken));
    }

    static void Laboratories(IPluginBuilder plugin)
    {
        plugin.Schema("drug-laboratories.graphql");
        plugin.Actor(DrugLaboratoryActor.Definition);
        plugin.Node("DrugLaboratory", "drug-laboratory", DrugLaboratoryActor.Table);
        plugin.Connection("Query.drugLaboratories", DrugLaboratoryActor.Table);
        plugin.Mutation<RecordDrugLaboratory>("recordDrugLaboratory", DrugLaboratoryActor.Definition)
            .By([.. RecordCircle.Entering])
            .With((command, lookup, cancellationToken) => DrugCase.FindAsync(command.Investigation, lookup, cancellationToken));
    }

    static void Deliveries(IPluginBuilder plugin)
    {
        plugin.Schema("controlled-deliveries.graphql");
        plugin.Actor(DeliveryActor.Definition);
        plugin.Node("ControlledDelivery", "controlled-delivery", DeliveryActor.Table);
        plugin.Type<ControlledDeliveryLeg>("ControlledDeliveryLeg");
        plugin.Type<ControlledDeliveryHandover>("ControlledDeliveryHandover");
        plugin.Connection("Query.controlledDeliveries", DeliveryActor.Table);
        plugin.Many<StreamId, ControlledDeliveryView>(
            "Investigation.controlledDeliveries", DeliveryActor.Table, parent => parent.Key,
            "investigation", view => view.Investigation!.Value.Key);
        plugin.Field<ControlledDeliveryView>(
            "ControlledDelivery.viewerCan", (view, call) => DeliveryRights.Open(view.Delivery, call.Viewer));
        plugin.Mutation<ProposeControlledDelivery>("proposeControlledDelivery", DeliveryActor.Definition)
            .By(Role.LiaisonOfficer)
            .With((command, lookup, cancellationToken) => DrugCase.FindAsync(command.Investigation, lookup, cancellationToken));
    }

    static void CarryingOut(IPluginBuilder plugin)
    {
        On<AuthoriseControlledDelivery>(plugin, "authoriseControlledDelivery", ControlledDeliveryAction.Authorise);
        On<RefuseControlledDelivery>(plugin, "refuseControlledDelivery", ControlledDeliveryAction.Refuse);
        On<WithdrawControlledDeliveryAuthorisation>(
            plugin, "withdrawControlledDeliveryAuthorisation", ControlledDeliveryAction.Withdraw);
        On<RecordDirectorConsent>(plugin, "recordControlledDeliveryConsent", ControlledDeliveryAction.Consent);
        On<WithdrawDirectorConsent>(plugin, "withdrawControlledDeliveryConsent", ControlledDeliveryAction.WithdrawConsent);
        On<RecordThirdPartyAuthorisation>(
            plugin, "recordControlledDeliveryThirdPartyAuthorisation", ControlledDeliveryAction.RecordThirdParty);
        On<StartControlledDelivery>(plugin, "startControlledDelivery", ControlledDeliveryAction.Start);
        On<RecordControlledDeliveryHandover>(plugin, "recordControlledDeliveryHandover", ControlledDeliveryAction.RecordHandover);
        On<ConcludeControlledDelivery>(plugin, "concludeControlledDelivery", ControlledDeliveryAction.Conclude);
        On<AbortControlledDelivery>(plugin, "abortControlledDelivery", ControlledDeliveryAction.Abort);
    }

    static void Statistics(IPluginBuilder plugin)
    {
        plugin.Schema("drug-statistics.graphql");
        plugin.Type<DrugStatistics>("DrugStatistics");
        plugin.Type<DrugStatisticsRow>("DrugStatisticsRow");
        plugin.Type<DrugCoverage>("DrugCoverage");
        plugin.Type<DrugSameStates>("DrugSameStates");
        plugin.Type<DrugStateFigure>("DrugStateFigure");
        plugin.Type<DrugPublishedFigure>("DrugPublishedFigure");
        plugin.Query("drugStatistics", DrugStatisticsQuery.StatisticsAsync);
        plugin.Query("drugPublishedFigures", DrugStatisticsQuery.PublishedAsync);
    }

    static void On<TCommand>(IPluginBuilder plugin, string field, ControlledDeliveryAction action)
        where TCommand : Command<Delivery> =>
        plugin.Mutation<TCommand>(field, DeliveryActor.Definition).By(DeliveryRights.Roles(action)).On("delivery");
}
