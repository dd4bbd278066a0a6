using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Plugins.Drugs;

/// <summary>A seizure as the API shows it.</summary>
internal sealed record DrugSeizureView(
    StreamId Id,
    NodeVersion Version,
    PartyCode Supplier,
    string Authority,
    bool Joint,
    ImmutableArray<PartyCode> JointWith,
    Occurrence Occurred,
    DrugPlace Place,
    DrugSubstance Substance,
    Sealed<string>? SubstanceDetail,
    DrugForm Form,
    DrugQuantity Quantity,
    DrugPurity? Purity,
    ImmutableArray<DrugPrice> Prices,
    ImmutableArray<DrugFinding> Findings,
    ImmutableArray<DrugRouteStop> Route,
    DrugTransport? Transport,
    DrugConcealment? Concealment,
    DrugPackagingView? Packaging,
    ImmutableArray<DrugPersons> Persons,
    DrugLaboratoryLink? Laboratory,
    Sealed<string>? Description,
    StreamId? Investigation,
    ImmutableArray<DrugShare> SharedWith,
    ImmutableArray<DrugSeizureLine> Lines,
    PersonId RecordedBy,
    DateTimeOffset RecordedAt,
    RecordCircle Circle)
{
    /// <summary>The view of a seizure.</summary>
    public static DrugSeizureView Of(StreamId id, DrugSeizure state, long version)
    {
        var (filing, at, line) = (state.Filing, state.Circumstances, state.Current);
        return new(
            id, new NodeVersion(id, version), filing.Circle.Supplier, at.Authority, at.Joint, at.JointWith, at.Occurred, at.Place,
            line.Substance, line.SubstanceDetail, line.Form, line.Quantity, line.Purity, at.Prices, state.Findings,
            at.Route, at.Transport, at.Concealment, at.Packaging?.View(), at.Persons, at.Laboratory, at.Description,
            filing.Investigation, DrugShare.Of(filing.Circle), state.Lines, filing.Circle.EnteredBy, filing.Circle.Since, filing.Circle);
    }
}

/// <summary>The seizure as an actor, and what can be read of it.</summary>
internal static class DrugSeizureActor
{
    /// <summary>The rows.</summary>
    public static readonly Table<DrugSeizureView> Table = new Table<DrugSeizureView>(
            "drug_seizures", DrugsJson.Default.DrugSeizureView, view => view.Id.Key, view => view.Id)
        .ListedBy("recordedAt", view => view.RecordedAt)
        .Time("occurred", view => new DateTimeOffset(view.Occurred.From, TimeOnly.MinValue, TimeSpan.Zero))
        .Number("year", view => view.Occurred.BeganIn())
        .Code("substance", view => Codes.Of(view.Substance))
        .Code("form", view => Codes.Of(view.Form))
        .Code("supplier", view => view.Supplier.Value)
        .Code("country", view => view.Place.Country)
        .Code("placeType", view => Codes.Of(view.Place.Type))
        .Code("investigation", view => view.Investigation?.Key)
        .Codes("finding", view => view.Findings.Select(finding => Codes.Of(finding)))
        .Search(view =>
        [
            view.Place.Description, view.SubstanceDetail, view.Description, view.Concealment?.Description,
            view.Packaging?.Markings, view.Laboratory?.Equipment,
        ]);

    /// <summary>The actor.</summary>
    public static readonly ActorDefinition<DrugSeizure> Definition =
        new ActorDefinition<DrugSeizure>("drug-seizure", DrugSeizure.None, Read)
            .Event("drug-seizure.recorded/1", DrugsJson.Default.DrugSeizureRecorded)
            .Event("drug-seizure.corrected/1", DrugsJson.Default.DrugSeizureCorrected)
            .Event("drug-seizure.shared/1", DrugsJson.Default.DrugSeizureShared);

    static ReadSide Read(StreamId stream, DrugSeizure state, long version) => version == 0
        ? ReadSide.Nothing
        : new ReadSide([(Table, DrugSeizureView.Of(stream, state, version))], state.Filing.Grants(stream), []);
}
