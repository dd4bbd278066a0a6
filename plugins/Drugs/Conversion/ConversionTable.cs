using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Plugins.Drugs;

/// <summary>How far a factor can be trusted.</summary>
internal enum DrugFactorConfidence
{
    /// <summary>A definition: grams and kilograms.</summary>
    Exact,

    /// <summary>An assumption that the source states for its own statistics.</summary>
    Published,

    /// <summary>Derived from one case that gives weight and number.</summary>
    OneCase,

    /// <summary>General knowledge of the trade, to be confirmed with the source.</summary>
    Unconfirmed,
}

/// <summary>How one unit of something becomes kilograms.</summary>
/// <param name="Id">Its id within all versions.</param>
/// <param name="Substance">The substance; null for any drug.</param>
/// <param name="Form">The form; null for any.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Kg">Kilograms of one unit.</param>
/// <param name="Confidence">How far it can be trusted.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Year">The year of the source.</param>
internal sealed record ConversionFactor(
    string Id, DrugSubstance? Substance, DrugForm? Form, DrugUnit Unit, decimal Kg,
    DrugFactorConfidence Confidence, string Source, int Year);

/// <summary>
/// The factors of one version. A version is never changed once it was used: a record keeps the factor it was converted with, and a later
/// table leaves it alone.
/// </summary>
/// <param name="Version">The version: year of the sources and a number.</param>
/// <param name="Factors">The factors.</param>
internal sealed record ConversionTable(string Version, ImmutableArray<ConversionFactor> Factors)
{
    const string Definition = "International System of Units";
    const string Seizures = "UNODC, notes on drug seizure reports: one kilogram per litre, tablets of 90 to 300 mg";
    const string Notes = "UNODC, World Drug Report, methodology: conversion of seizures";
    const string Report = "SELEC Activity Report 2020-2021: 200 kg for 500,000 ecstasy pills";

    /// <summary>The version in use.</summary>
    public static readonly ConversionTable Current = new(
        "2021.1",
        [
            new("mass-kg", null, null, DrugUnit.Kg, 1m, DrugFactorConfidence.Exact, Definition, 2019),
            new("mass-g", null, null, DrugUnit.G, 0.001m, DrugFactorConfidence.Exact, Definition, 2019),
            new("volume-l", null, DrugForm.Liquid, DrugUnit.L, 1m, DrugFactorConfidence.Published, Seizures, 2021),
            new("volume-ml", null, DrugForm.Liquid, DrugUnit.Ml, 0.001m, DrugFactorConfidence.Published, Seizures, 2021),
            new("mdma-tablet", DrugSubstance.Mdma, DrugForm.Tablet, DrugUnit.Unit, 0.0004m, DrugFactorConfidence.OneCase, Report, 2021),
            new("amphetamine-tablet", DrugSubstance.Amphetamine, DrugForm.Tablet, DrugUnit.Unit,
                0.00025m, DrugFactorConfidence.Unconfirmed, Notes, 2021),
            new("methamphetamine-tablet", DrugSubstance.Methamphetamine, DrugForm.Tablet, DrugUnit.Unit,
                0.00009m, DrugFactorConfidence.Unconfirmed, Notes, 2021),
            new("lsd-blotter", DrugSubstance.Lsd, DrugForm.Blotter, DrugUnit.Unit,
                0.00000005m, DrugFactorConfidence.Unconfirmed, Notes, 2021),
            new("cannabis-plant", DrugSubstance.CannabisPlant, null, DrugUnit.Plant,
                0.1m, DrugFactorConfidence.Unconfirmed, Notes, 2021),
        ]);

    /// <summary>What was measured with its weight; what was measured stays as it is.</summary>
    public DrugQuantity Measure(DrugSubstance substance, DrugForm? form, DrugQuantityStated stated) => new(
        stated.Value, stated.Unit, stated.Precision,
        stated is { Value: { } value, Unit: { } unit, Precision: { } precision } && Factor(substance, form, unit) is { } factor
            ? new DrugKgEquivalent(
                value * factor.Kg, AfterConversion(precision, factor.Confidence),
                factor.Id, Version, factor.Kg, factor.Source, factor.Year, factor.Confidence)
            : null);

    /// <summary>
    /// The factor that says most about the substance and the form, or null: precursors differ too much for a general one.
    /// </summary>
    ConversionFactor? Factor(DrugSubstance substance, DrugForm? form, DrugUnit unit) => Factors
        .Where(factor => factor.Unit == unit && (factor.Form is null || factor.Form == form))
        .Where(factor => factor.Substance == substance || (factor.Substance is null
            && (factor.Confidence == DrugFactorConfidence.Exact || substance != DrugSubstance.Precursor)))
        .OrderByDescending(factor => factor.Substance is not null).ThenByDescending(factor => factor.Form is not null)
        .FirstOrDefault();

    static Precision AfterConversion(Precision stated, DrugFactorConfidence confidence) =>
        stated == Precision.Exact && confidence != DrugFactorConfidence.Exact ? Precision.Approximate : stated;
}
