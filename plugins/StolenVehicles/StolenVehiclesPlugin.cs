using Selec.Sdk;

namespace Selec.Plugins.StolenVehicles;

/// <summary>Stolen vehicles: reports, altered VINs and clones, chains of registration, and the way back to the owner.</summary>
public sealed class StolenVehiclesPlugin : ITaskForcePlugin
{
    /// <inheritdoc/>
    public void Configure(IPluginBuilder plugin)
    {
        plugin.Schema("stolen-vehicles.graphql");
        plugin.Actor(VehicleActor.Definition);
        Reads(plugin);
        Identifiers(plugin);
        Acts(plugin);
        plugin.ResultCategory("VEHICLE_REPATRIATED", "Vehicles returned to their owners", Unit.Piece);
        plugin.Form("reportVehicle", "report-vehicle.form.json");
    }

    static void Reads(IPluginBuilder plugin)
    {
        plugin.Node("Vehicle", VehicleActor.Kind, VehicleActor.Table);
        plugin.Type<SharedWith>("VehicleSharing");
        plugin.Type<VehiclePlate>("VehiclePlate");
        plugin.Type<VehicleDocument>("VehicleDocument");
        plugin.Type<VehicleTheft>("VehicleTheft");
        plugin.Type<VehicleFind>("VehicleFind");
        plugin.Type<VehicleRegistration>("VehicleRegistration");
        plugin.Type<VehicleClaim>("VehicleClaim");
        plugin.Type<VinReading>("VehicleVinReading");
        plugin.Type<PlateReading>("VehiclePlateReading");
        plugin.Type<VehicleStatistics>("VehicleStatistics");
        plugin.Type<Coverage>("VehicleCoverage");
        plugin.Type<VehicleStatusCount>("VehicleStatusCount");
        plugin.Type<VehicleCategoryCount>("VehicleCategoryCount");
        plugin.Type<VehicleTheftCount>("VehicleTheftCount");
        plugin.Connection("Query.vehicles", VehicleActor.Table);
        plugin.Query("vehicleStatistics", VehicleStatistics.AnswerAsync);
        plugin.Many<StreamId, VehicleView>(
            "Investigation.vehicles", VehicleActor.Table, investigation => investigation.Key, "investigation",
            row => row.Investigation!.Value.Key);
        plugin.Many<VehicleView, VehicleView>(
            "Vehicle.clones", VehicleActor.Table, view => view.Id.Key, "cloneOf", row => row.CloneOf!.Value.Key);
        plugin.Opened<VehicleView>("Vehicle.originalVinReading", view => view.OriginalVin, Vin.Read);
        plugin.Opened<VehicleView>("Vehicle.displayedVinReading", view => view.DisplayedVin, Vin.Read);
        plugin.Opened<VehiclePlate>("VehiclePlate.reading", plate => plate.Text, Plates.Read);
        plugin.Field<VehicleView>("Vehicle.viewerCan", (view, call) => VehicleRights.Open(view.ReadStanding(), call.Viewer));
    }

    static void Identifiers(IPluginBuilder plugin)
    {
        plugin.Identifier("vehicle-vin", Vin.Normalise);
        plugin.Identifier("vehicle-plate", Plates.Normalise);
        plugin.Identifier("vehicle-engine", Marks.Number);
        plugin.Identifier("vehicle-document", Marks.Number);
    }

    static void Acts(IPluginBuilder plugin)
    {
        plugin.Mutation<ReportVehicle>("reportVehicle", VehicleActor.Definition)
            .By([.. RecordCircle.Entering])
            .With((command, lookup, _) => Task.FromResult(ReportedMarks.Of(command, lookup)))
            .With((command, lookup, cancellationToken) => NamedInvestigation.FindAsync(command.Investigation, lookup, cancellationToken))
            .Identifies("vehicle-vin", command => [command.OriginalVin, command.DisplayedVin])
            .Identifies("vehicle-plate", command => [command.Plate?.Text])
            .Identifies("vehicle-engine", command => [command.EngineNumber])
            .Identifies("vehicle-document", command => command.DocumentNumbers);
        On<ChangeVehicleStatus>(plugin, "changeVehicleStatus", VehicleAction.ChangeStatus);
        On<LinkVehicleClone>(plugin, "linkVehicleClone", VehicleAction.LinkClone)
            .With((command, lookup, cancellationToken) => NamedOriginal.FindAsync(command.Original, lookup, cancellationToken));
        On<RecordVehicleRegistration>(plugin, "recordVehicleRegistration", VehicleAction.RecordRegistration)
            .With((command, lookup, _) => Task.FromResult(PlateOrigin.Of(command.Plate, lookup)))
            .Identifies("vehicle-plate", command => [command.Plate]);
        On<ClaimVehicleRepatriation>(plugin, "claimVehicleRepatriation", VehicleAction.ClaimRepatriation);
        On<ResolveVehicleClaim>(plugin, "resolveVehicleClaim", VehicleAction.ResolveClaim);
        On<ShareVehicle>(plugin, "shareVehicle", VehicleAction.Share);
    }

    static IMutation<TCommand> On<TCommand>(IPluginBuilder plugin, string field, VehicleAction action)
        where TCommand : Command<Vehicle> =>
        plugin.Mutation<TCommand>(field, VehicleActor.Definition).By(VehicleRights.Roles(action)).On("vehicle");
}
