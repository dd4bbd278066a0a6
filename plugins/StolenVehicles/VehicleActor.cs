using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Plugins.StolenVehicles;

/// <summary>A reported vehicle as the API shows it.</summary>
internal sealed record VehicleView(
    StreamId Id,
    NodeVersion Version,
    PartyCode Supplier,
    PersonId ReportedBy,
    DateTimeOffset RecordedAt,
    ImmutableArray<SharedWith> SharedWith,
    ImmutableArray<PartyCode> Suppliers,
    VehicleStatus Status,
    VehicleCategory Category,
    VehicleColour? Colour,
    Sealed<string>? Make,
    Sealed<string>? Model,
    Sealed<string>? OriginalVin,
    Sealed<string>? DisplayedVin,
    Sealed<string>? EngineNumber,
    VehiclePlate? Plate,
    ImmutableArray<VehicleDocument> Documents,
    DateOnly? FirstRegistration,
    VehicleTheft? Theft,
    Sealed<string>? ReportingReference,
    VehicleFind? Found,
    ImmutableArray<VehicleRegistration> Registrations,
    ImmutableArray<VehicleClaim> Claims,
    StreamId? CloneOf,
    StreamId? Investigation)
{
    /// <summary>What rights are computed from.</summary>
    public VehicleStanding ReadStanding() => new(
        new RecordCircle(Supplier, ReportedBy, RecordedAt, TaskForceKey.StolenVehicles, SharedWith),
        Status, Found?.Country, Claims, Suppliers);
}

/// <summary>The reported vehicle as an actor, and what can be read of it.</summary>
internal static class VehicleActor
{
    /// <summary>The kind of actor.</summary>
    public const string Kind = "vehicle";

    /// <summary>The rows of reported vehicles.</summary>
    public static readonly Table<VehicleView> Table = new Table<VehicleView>(
            "vehicles", VehicleJson.Default.VehicleView, view => view.Id.Key, view => view.Id)
        .Code("status", view => Codes.Of(view.Status))
        .Code("category", view => Codes.Of(view.Category))
        .Code("colour", view => view.Colour is { } colour ? Codes.Of(colour) : null)
        .Code("supplier", view => view.Supplier.Value)
        .Code("theftCountry", view => view.Theft?.Country)
        .Time("taken", view => Midnight(view.Theft?.Date))
        .Code("foundIn", view => view.Found?.Country)
        .Codes("registeredIn", view => view.Registrations.Select(entry => entry.Country))
        .Code("claim", view => view.Claims.IsEmpty ? null : Codes.Of(view.Claims[^1].State))
        .Code("investigation", view => view.Investigation?.Key)
        .Code("cloneOf", view => view.CloneOf?.Key)
        .ListedBy("recordedAt", view => view.RecordedAt)
        .Search(view => [
            view.Make, view.Model, view.OriginalVin, view.DisplayedVin, view.EngineNumber, view.Plate?.Text, view.Theft?.Place,
            view.ReportingReference, view.Found?.Place, view.Found?.Finder, .. view.Documents.Select(document => document.Number),
            .. view.Registrations.SelectMany(entry => (Sealed<string>?[])[entry.Plate?.Text, entry.Holder]),
            .. view.Claims.SelectMany(claim => (Sealed<string>?[])[claim.LegalOwner, claim.Grounds, claim.Reason])]);

    /// <summary>The actor.</summary>
    public static readonly ActorDefinition<Vehicle> Definition = new ActorDefinition<Vehicle>(Kind, Vehicle.None, Read)
        .Event("vehicle.reported/1", VehicleJson.Default.VehicleReported)
        .Event("vehicle.status-changed/1", VehicleJson.Default.VehicleStatusChanged)
        .Event("vehicle.clone-linked/1", VehicleJson.Default.VehicleCloneLinked)
        .Event("vehicle.registration-recorded/1", VehicleJson.Default.VehicleRegistrationRecorded)
        .Event("vehicle.repatriation-claimed/1", VehicleJson.Default.VehicleRepatriationClaimed)
        .Event("vehicle.claim-resolved/1", VehicleJson.Default.VehicleClaimResolved)
        .Event("vehicle.shared/1", VehicleJson.Default.VehicleShared)
        .Event("vehicle.texts-released/1", VehicleJson.Default.VehicleTextsReleased);

    static ReadSide Read(StreamId stream, Vehicle state, long version) =>
        state is { Circle: { } circle, Particulars: { } particulars }
            ? new ReadSide([(Table, View(new NodeVersion(stream, version), state, circle, particulars))], circle.Grants(stream), [])
            : ReadSide.Nothing;

    static VehicleView View(NodeVersion version, Vehicle state, RecordCircle circle, VehicleParticulars what) => new(
        version.Stream, version, circle.Supplier, circle.EnteredBy, circle.Since, circle.Shared, state.Standing()!.Suppliers,
        state.Status, what.Category, what.Colour, what.Make, what.Model, what.OriginalVin, what.DisplayedVin, what.EngineNumber,
        what.Plate, what.Documents, what.FirstRegistration, what.Theft, what.ReportingReference,
        state.Found, state.Registrations, state.Claims, state.CloneOf, state.Investigation);

    static DateTimeOffset? Midnight(DateOnly? day) => day is { } one ? new DateTimeOffset(one, TimeOnly.MinValue, TimeSpan.Zero) : null;
}
