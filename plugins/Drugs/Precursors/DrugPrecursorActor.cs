using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Plugins.Drugs;

/// <summary>An incident with a precursor as the API shows it.</summary>
internal sealed record DrugPrecursorView(
    StreamId Id,
    NodeVersion Version,
    PartyCode Supplier,
    DrugPrecursorIncidentKind Kind,
    Occurrence Occurred,
    string Authority,
    DrugPlace? Place,
    DrugPrecursorSubstance Substance,
    Sealed<string>? SubstanceDetail,
    string? CasNumber,
    string? HsCode,
    DrugQuantity Quantity,
    DrugPrecursorDeclared? Declared,
    Sealed<string>? Consignor,
    Sealed<string>? Consignee,
    Sealed<string>? Documents,
    ImmutableArray<DrugRouteStop> Route,
    DrugTransport? Transport,
    ImmutableArray<DrugParcel> Parcels,
    Sealed<string>? Description,
    StreamId? Investigation,
    ImmutableArray<DrugShare> SharedWith,
    PersonId RecordedBy,
    DateTimeOffset RecordedAt)
{
    /// <summary>The view of an incident.</summary>
    public static DrugPrecursorView Of(StreamId id, DrugPrecursor state, long version)
    {
        var (filing, incident) = (state.Filing, state.Incident);
        return new(
            id, new NodeVersion(id, version), filing.Circle.Supplier, incident.Kind, incident.Occurred, incident.Authority, incident.Place,
            incident.Substance, incident.SubstanceDetail, incident.CasNumber, incident.HsCode, incident.Quantity, incident.Declared,
            incident.Consignor, incident.Consignee, incident.Documents, incident.Route, incident.Transport,
            [.. incident.Parcels.Select(number => new DrugParcel(number))], incident.Description, filing.Investigation,
            DrugShare.Of(filing.Circle), filing.Circle.EnteredBy, filing.Circle.Since);
    }
}

/// <summary>The incident as an actor, and what can be read of it.</summary>
internal static class DrugPrecursorActor
{
    /// <summary>The rows.</summary>
    public static readonly Table<DrugPrecursorView> Table = new Table<DrugPrecursorView>(
            "drug_precursors", DrugsJson.Default.DrugPrecursorView, view => view.Id.Key, view => view.Id)
        .ListedBy("recordedAt", view => view.RecordedAt)
        .Code("kind", view => Codes.Of(view.Kind))
        .Code("substance", view => Codes.Of(view.Substance))
        .Code("supplier", view => view.Supplier.Value)
        .Code("investigation", view => view.Investigation?.Key)
        .Search(view => [view.SubstanceDetail, view.Consignor, view.Consignee, view.Documents, view.Description]);

    /// <summary>The actor.</summary>
    public static readonly ActorDefinition<DrugPrecursor> Definition =
        new ActorDefinition<DrugPrecursor>("drug-precursor", DrugPrecursor.None, Read)
            .Event("drug-precursor.recorded/1", DrugsJson.Default.DrugPrecursorRecorded);

    static ReadSide Read(StreamId stream, DrugPrecursor state, long version) => version == 0
        ? ReadSide.Nothing
        : new ReadSide([(Table, DrugPrecursorView.Of(stream, state, version))], state.Filing.Grants(stream), []);
}
