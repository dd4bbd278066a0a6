using System.Collections.Frozen;
using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Plugins.Drugs;

/// <summary>Substances of Tables I and II of the 1988 Convention, as the Red List of the INCB names them.</summary>
internal enum DrugPrecursorSubstance
{
    AceticAnhydride,
    Acetone,
    AnthranilicAcid,
    Anpp,
    Apaa,
    Apaan,
    Ephedrine,
    Ergometrine,
    Ergotamine,
    EthylEther,
    HydrochloricAcid,
    Isosafrole,
    LysergicAcid,
    Mapa,
    MethylEthylKetone,
    AcetylanthranilicAcid,
    Norephedrine,
    Norfentanyl,
    Npp,
    PhenylaceticAcid,
    PhenylPropanone,
    Piperidine,
    Piperonal,
    Pmk,
    PotassiumPermanganate,
    Pseudoephedrine,
    Safrole,
    SulphuricAcid,
    Toluene,

    /// <summary>Another one, which is named by its CAS number or in words.</summary>
    Other,
}

/// <summary>What happened with a precursor, as PICS of the INCB sorts incidents.</summary>
internal enum DrugPrecursorIncidentKind
{
    Seizure,
    TheftOrLoss,
    SuspiciousOrder,
    StoppedShipment,
    Diversion,
    Laboratory,
}

/// <summary>The CAS numbers of the listed substances.</summary>
internal static class PrecursorList
{
    /// <summary>By substance.</summary>
    public static readonly FrozenDictionary<DrugPrecursorSubstance, string> CasNumbers = new Dictionary<DrugPrecursorSubstance, string>
    {
        [DrugPrecursorSubstance.AceticAnhydride] = "108-24-7",
        [DrugPrecursorSubstance.Acetone] = "67-64-1",
        [DrugPrecursorSubstance.AnthranilicAcid] = "118-92-3",
        [DrugPrecursorSubstance.Anpp] = "21409-26-7",
        [DrugPrecursorSubstance.Apaa] = "4433-77-6",
        [DrugPrecursorSubstance.Apaan] = "4468-48-8",
        [DrugPrecursorSubstance.Ephedrine] = "299-42-3",
        [DrugPrecursorSubstance.Ergometrine] = "60-79-7",
        [DrugPrecursorSubstance.Ergotamine] = "113-15-5",
        [DrugPrecursorSubstance.EthylEther] = "60-29-7",
        [DrugPrecursorSubstance.HydrochloricAcid] = "7647-01-0",
        [DrugPrecursorSubstance.Isosafrole] = "120-58-1",
        [DrugPrecursorSubstance.LysergicAcid] = "82-58-6",
        [DrugPrecursorSubstance.Mapa] = "16648-44-5",
        [DrugPrecursorSubstance.MethylEthylKetone] = "78-93-3",
        [DrugPrecursorSubstance.AcetylanthranilicAcid] = "89-52-1",
        [DrugPrecursorSubstance.Norephedrine] = "14838-15-4",
        [DrugPrecursorSubstance.Norfentanyl] = "1609-66-1",
        [DrugPrecursorSubstance.Npp] = "39742-60-4",
        [DrugPrecursorSubstance.PhenylaceticAcid] = "103-82-2",
        [DrugPrecursorSubstance.PhenylPropanone] = "103-79-7",
        [DrugPrecursorSubstance.Piperidine] = "110-89-4",
        [DrugPrecursorSubstance.Piperonal] = "120-57-0",
        [DrugPrecursorSubstance.Pmk] = "4676-39-5",
        [DrugPrecursorSubstance.PotassiumPermanganate] = "7722-64-7",
        [DrugPrecursorSubstance.Pseudoephedrine] = "90-82-4",
        [DrugPrecursorSubstance.Safrole] = "94-59-7",
        [DrugPrecursorSubstance.SulphuricAcid] = "7664-93-9",
        [DrugPrecursorSubstance.Toluene] = "108-88-3",
    }.ToFrozenDictionary();
}

/// <summary>What goods were declared to be.</summary>
/// <param name="Substance">In words, as declared.</param>
/// <param name="HsCode">The HS code declared.</param>
/// <param name="Quantity">The quantity declared.</param>
internal sealed record DrugPrecursorDeclared(Sealed<string>? Substance, string? HsCode, DrugQuantityStated? Quantity);

/// <summary>An incident with a precursor.</summary>
/// <param name="Filing">Who reads it and what it belongs to.</param>
/// <param name="Incident">What happened.</param>
internal sealed record DrugPrecursor(DrugFiling Filing, DrugPrecursorIncident Incident)
{
    /// <summary>Before it is recorded.</summary>
    public static readonly DrugPrecursor None = new(null!, null!);
}

/// <summary>What happened with a precursor.</summary>
internal sealed record DrugPrecursorIncident(
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
    ImmutableArray<Sealed<string>> Parcels,
    Sealed<string>? Description);
