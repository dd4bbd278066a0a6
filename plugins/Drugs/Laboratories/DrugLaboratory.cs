using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Plugins.Drugs;

/// <summary>A laboratory found.</summary>
/// <param name="Occurred">When.</param>
/// <param name="Authority">The authority that acted.</param>
/// <param name="Place">Where.</param>
/// <param name="Kind">How large.</param>
/// <param name="Stages">What was done there.</param>
/// <param name="Substance">What was made there.</param>
/// <param name="Precursors">What it was made from.</param>
/// <param name="Equipment">What stood there.</param>
/// <param name="Description">In the words of the source.</param>
internal sealed record DrugLaboratoryFound(
    Occurrence Occurred,
    string Authority,
    DrugPlace Place,
    DrugLaboratoryKind Kind,
    ImmutableArray<DrugLaboratoryStage> Stages,
    DrugSubstance Substance,
    ImmutableArray<DrugPrecursorSubstance> Precursors,
    Sealed<string>? Equipment,
    Sealed<string>? Description);

/// <summary>A laboratory, recorded by the State that found it.</summary>
/// <param name="Filing">Who reads it and what it belongs to.</param>
/// <param name="Found">What was found.</param>
internal sealed record DrugLaboratory(DrugFiling Filing, DrugLaboratoryFound Found)
{
    /// <summary>Before it is recorded.</summary>
    public static readonly DrugLaboratory None = new(null!, null!);
}

/// <summary>Records a laboratory found.</summary>
internal sealed record RecordDrugLaboratory(
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
    ImmutableArray<PartyCode> SharedWith,
    ItemTerms Item) : Command<DrugLaboratory>
{
    /// <inheritdoc/>
    public override Decision Decide(DrugLaboratory state, CommandContext context)
    {
        var fault = DrugFiling.Fault(context, Investigation, SharedWith, Item)
            ?? Occurred.Fault(context.Now, "occurred") ?? Place.Fault() ?? ListFault();
        if (fault is not null) return fault;
        var filing = DrugFiling.Begin(context, Investigation, SharedWith, Item);
        var found = new DrugLaboratoryFound(Occurred, Authority, Place, Kind, Stages, Substance, Precursors, Equipment, Description);
        return filing.Accept(new DrugLaboratoryRecorded(filing, found), context, Item);
    }

    Refusal? ListFault() =>
        Stages.Distinct().Count() != Stages.Length ? Refuse("STAGE_REPEATED", "Name each stage once.", "stages")
        : Precursors.Distinct().Count() != Precursors.Length ? Refuse("SUBSTANCE_REPEATED", "Name each precursor once.", "precursors")
        : null;
}

/// <summary>A laboratory was recorded.</summary>
internal sealed record DrugLaboratoryRecorded(DrugFiling Filing, DrugLaboratoryFound Found) : DomainEvent<DrugLaboratory>
{
    /// <inheritdoc/>
    public override DrugLaboratory Evolve(DrugLaboratory state) => new(Filing, Found);
}
