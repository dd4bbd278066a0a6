using Selec.Sdk;

namespace Selec.Plugins.Drugs;

/// <summary>A quantity as the source gives it.</summary>
/// <param name="Value">The number; null when something was named without one.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Precision">How exact it is.</param>
internal sealed record DrugQuantityStated(decimal? Value, DrugUnit? Unit, Precision? Precision)
{
    const decimal Most = 1_000_000_000m;

    /// <summary>The first rule that it breaks for a substance, or null.</summary>
    public Refusal? Fault(DrugSubstance substance, params string[] path) =>
        Value <= 0
            ? new Refusal(
                "QUANTITY_NOT_POSITIVE", "A quantity is more than zero; leave out a number that is not known.", [.. path, "value"])
        : Value > Most ? new Refusal("QUANTITY_TOO_LARGE", "A quantity is at most a thousand million of its unit.", [.. path, "value"])
        : Value is not null && Unit is null ? new Refusal("UNIT_MISSING", "A number needs its unit.", [.. path, "unit"])
        : Value is null != Precision is null
            ? new Refusal("PRECISION_MISMATCH", "A number needs its precision, and only a number has one.", [.. path, "precision"])
        : Unit is DrugUnit.Unit or DrugUnit.Plant && Precision == Sdk.Precision.Exact && Value != decimal.Truncate(Value!.Value)
            ? new Refusal("QUANTITY_NOT_WHOLE", "What is counted exactly is a whole number.", [.. path, "value"])
        : Unit == DrugUnit.Plant && substance is not (DrugSubstance.CannabisPlant or DrugSubstance.Opium or DrugSubstance.Cocaine)
            ? new Refusal("UNIT_NOT_FOR_SUBSTANCE", "Only what grows is counted in plants.", [.. path, "unit"])
        : null;
}

/// <summary>A quantity as the source gives it, and its weight.</summary>
/// <param name="Value">The number; null when something was named without one.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Precision">How exact it is.</param>
/// <param name="KgEquivalent">Its weight; null when it is not known, which is not zero.</param>
internal sealed record DrugQuantity(decimal? Value, DrugUnit? Unit, Precision? Precision, DrugKgEquivalent? KgEquivalent)
{
    /// <summary>The weight as a term of a sum; one that is not known leaves the sum open.</summary>
    public Term Weight() => new(KgEquivalent?.Kg, KgEquivalent?.Precision);
}

/// <summary>A weight and how it was found.</summary>
/// <param name="Kg">Kilograms.</param>
/// <param name="Precision">How exact the weight is: no more than the number, and approximate where the factor is.</param>
/// <param name="Factor">The factor's id.</param>
/// <param name="Version">The version of the table that the factor was taken from.</param>
/// <param name="KgPerUnit">Kilograms of one unit.</param>
/// <param name="Source">Where the factor comes from.</param>
/// <param name="Year">The year of that source.</param>
/// <param name="Confidence">How far the factor can be trusted.</param>
internal sealed record DrugKgEquivalent(
    decimal Kg, Precision Precision, string Factor, string Version,
    decimal KgPerUnit, string Source, int Year, DrugFactorConfidence Confidence);
