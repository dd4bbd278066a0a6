using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Plugins.Drugs;

/// <summary>Records an incident with a precursor.</summary>
internal sealed record RecordDrugPrecursor(
    DrugPrecursorIncidentKind Kind,
    Occurrence Occurred,
    string Authority,
    DrugPlace? Place,
    DrugPrecursorSubstance Substance,
    Sealed<string>? SubstanceDetail,
    string? CasNumber,
    string? HsCode,
    DrugQuantityStated Quantity,
    DrugPrecursorDeclared? Declared,
    Sealed<string>? Consignor,
    Sealed<string>? Consignee,
    Sealed<string>? Documents,
    ImmutableArray<DrugRouteStop> Route,
    DrugTransport? Transport,
    ImmutableArray<Sealed<string>> Parcels,
    Sealed<string>? Description,
    StreamId? Investigation,
    ImmutableArray<PartyCode> SharedWith,
    ItemTerms Item) : Command<DrugPrecursor>
{
    /// <inheritdoc/>
    public override Decision Decide(DrugPrecursor state, CommandContext context)
    {
        var fault = DrugFiling.Fault(context, Investigation, SharedWith, Item) ?? Occurred.Fault(context.Now, "occurred")
            ?? Place?.Fault() ?? SubstanceFault() ?? Quantity.Fault(DrugSubstance.Precursor, "quantity")
            ?? Declared?.Quantity?.Fault(DrugSubstance.Precursor, "declared", "quantity") ?? DrugRouteStop.Fault(Route);
        if (fault is not null) return fault;
        var filing = DrugFiling.Begin(context, Investigation, SharedWith, Item);
        return filing.Accept(new DrugPrecursorRecorded(filing, Incident()), context, Item);
    }

    Refusal? SubstanceFault() =>
        Substance == DrugPrecursorSubstance.Other && CasNumber is null && SubstanceDetail is null
            ? Refuse("SUBSTANCE_UNNAMED", "Another substance is named by its CAS number or in words.", "substanceDetail")
        : CasNumber is not null && PrecursorList.CasNumbers.TryGetValue(Substance, out var listed) && listed != CasNumber
            ? Refuse("CAS_OTHER_SUBSTANCE", "The CAS number is that of another substance.", "casNumber")
        : CasNumber is not null && Substance == DrugPrecursorSubstance.Other && PrecursorList.CasNumbers.Values.Contains(CasNumber)
            ? Refuse("SUBSTANCE_LISTED", "The CAS number is that of a listed substance; choose it from the list.", "substance")
        : null;

    // A listed substance has one CAS number, so that leaving it out loses nothing.
    DrugPrecursorIncident Incident() => new(
        Kind, Occurred, Authority, Place, Substance, SubstanceDetail,
        CasNumber ?? PrecursorList.CasNumbers.GetValueOrDefault(Substance), HsCode,
        ConversionTable.Current.Measure(DrugSubstance.Precursor, null, Quantity), Declared,
        Consignor, Consignee, Documents, Route, Transport, Parcels, Description);
}

/// <summary>An incident with a precursor was recorded.</summary>
internal sealed record DrugPrecursorRecorded(DrugFiling Filing, DrugPrecursorIncident Incident) : DomainEvent<DrugPrecursor>
{
    /// <inheritdoc/>
    public override DrugPrecursor Evolve(DrugPrecursor state) => new(Filing, Incident);
}
