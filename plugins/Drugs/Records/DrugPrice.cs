using System.Collections.Immutable;
using Selec.Sdk;

namespace Selec.Plugins.Drugs;

/// <summary>A price paid or asked.</summary>
/// <param name="Level">At which level of trade.</param>
/// <param name="Amount">How much.</param>
/// <param name="Currency">In which currency, ISO 4217.</param>
/// <param name="PerUnit">For one of what.</param>
/// <param name="Year">In which year.</param>
/// <param name="Source">Who says so.</param>
internal sealed record DrugPrice(
    DrugPriceLevel Level, decimal Amount, string Currency, DrugUnit PerUnit, int Year, Sealed<string>? Source)
{
    const int FirstYear = 1990;
    const decimal Most = 1_000_000_000m;
    const decimal GramsOfKg = 1_000m;
    const decimal RetailSpread = 3m;
    const decimal WholesaleDiscount = 30m;

    /// <summary>The first rule that these break, or null.</summary>
    public static Refusal? Fault(ImmutableArray<DrugPrice> prices, DateTimeOffset now) =>
        prices.Select(price => price.Level).Distinct().Count() != prices.Length
            ? new Refusal("PRICE_LEVEL_REPEATED", "Give one price for each level of trade.", ["prices"])
            : prices.Select(price => price.OwnFault(now)).FirstOrDefault(fault => fault is not null);

    /// <summary>
    /// True when the price lies far from the one that the published values and weights of 2020 imply: at retail by more than three times,
    /// in wholesale above it or below a thirtieth. Other currencies and units are not judged.
    /// </summary>
    public bool IsUnusual(DrugSubstance substance)
    {
        if (ImpliedPrice.EurPerGram(substance) is not { } implied || Currency != "EUR") return false;
        if (PerUnit is not (DrugUnit.G or DrugUnit.Kg)) return false;
        var perGram = PerUnit == DrugUnit.Kg ? Amount / GramsOfKg : Amount;
        return Level == DrugPriceLevel.Retail
            ? perGram < implied / RetailSpread || perGram > implied * RetailSpread
            : perGram < implied / WholesaleDiscount || perGram > implied;
    }

    Refusal? OwnFault(DateTimeOffset now) =>
        Amount <= 0 ? new Refusal("PRICE_NOT_POSITIVE", "A price is more than zero.", ["prices", "amount"])
        : Amount > Most ? new Refusal("PRICE_TOO_LARGE", "A price is at most a thousand million.", ["prices", "amount"])
        : Year < FirstYear || Year > now.UtcDateTime.Year
            ? new Refusal("PRICE_YEAR", "The year of a price lies between 1990 and now.", ["prices", "year"])
        : null;
}

/// <summary>The street prices that published values and weights imply.</summary>
internal static class ImpliedPrice
{
    /// <summary>Euro for a gram, rounded to one digit; null where the published figures imply none.</summary>
    public static decimal? EurPerGram(DrugSubstance substance) => substance switch
    {
        DrugSubstance.Heroin => 25.6m,
        DrugSubstance.Cocaine => 48.3m,
        _ => null,
    };
}
