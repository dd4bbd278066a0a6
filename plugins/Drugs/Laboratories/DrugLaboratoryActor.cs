using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Plugins.Drugs;

/// <summary>A laboratory as the API shows it.</summary>
internal sealed record DrugLaboratoryView(
    StreamId Id,
    NodeVersion Version,
    PartyCode Supplier,
    Occurrence Occurred,
    string Authority,
    DrugPlace Place,
    DrugLaboratoryKind Kind,
    ImmutableArray<DrugLaboratoryStage> Stages,
    DrugSubstance Substance,
    ImmutableArray<DrugPrecursorSubstance> Precursors,
    Sealed<string>? Equipment,
    Sealed<string>? Description,
    StreamId? Investigation,
    ImmutableArray<DrugShare> SharedWith,
    PersonId RecordedBy,
    DateTimeOffset RecordedAt)
{
    /// <summary>The view of a laboratory.</summary>
    public static DrugLaboratoryView Of(StreamId id, DrugLaboratory state, long version)
    {
        var (filing, found) = (state.Filing, state.Found);
        return new(
            id, new NodeVersion(id, version), filing.Circle.Supplier, found.Occurred, found.Authority, found.Place, found.Kind,
            found.Stages, found.Substance, found.Precursors, found.Equipment, found.Description, filing.Investigation,
            DrugShare.Of(filing.Circle), filing.Circle.EnteredBy, filing.Circle.Since);
    }
}

/// <summary>The laboratory as an actor, and what can be read of it.</summary>
internal static class DrugLaboratoryActor
{
    /// <summary>The rows.</summary>
    public static readonly Table<DrugLaboratoryView> Table = new Table<DrugLaboratoryView>(
            "drug_laboratories", DrugsJson.Default.DrugLaboratoryView, view => view.Id.Key, view => view.Id)
        .ListedBy("recordedAt", view => view.RecordedAt)
        .Code("kind", view => Codes.Of(view.Kind))
        .Code("substance", view => Codes.Of(view.Substance))
        .Code("supplier", view => view.Supplier.Value)
        .Code("investigation", view => view.Investigation?.Key)
        .Search(view => [view.Place.Description, view.Equipment, view.Description]);

    /// <summary>The actor.</summary>
    public static readonly ActorDefinition<DrugLaboratory> Definition =
        new ActorDefinition<DrugLaboratory>("drug-laboratory", DrugLaboratory.None, Read)
            .Event("drug-laboratory.recorded/1", DrugsJson.Default.DrugLaboratoryRecorded);

    static ReadSide Read(StreamId stream, DrugLaboratory state, long version) => version == 0
        ? ReadSide.Nothing
        : new ReadSide([(Table, DrugLaboratoryView.Of(stream, state, version))], state.Filing.Grants(stream), []);
}
