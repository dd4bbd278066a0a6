using System.Globalization;
using System.Text.Json.Nodes;

namespace Selec.Host.Demo;

/// <summary>The words of the narrated cases as the schema's codes.</summary>
internal static class DemoWords
{
    static readonly Dictionary<string, string> _categories = new(StringComparer.Ordinal)
    {
        ["marijuana"] = "MARIJUANA",
        ["drug precursors (amphetamine, methamphetamine)"] = "DRUG_PRECURSORS",
        ["precursors"] = "DRUG_PRECURSORS",
        ["converted gas pistols"] = "FIREARMS",
        ["ammunition"] = "AMMUNITION",
        ["vehicles"] = "VEHICLES",
        ["luxury vehicles"] = "VEHICLES",
        ["luxury cars"] = "VEHICLES",
        ["cars"] = "VEHICLES",
        ["heroin"] = "HEROIN",
        ["ecstasy"] = "ECSTASY",
        ["property"] = "PROPERTY",
        ["debit cards"] = "PAYMENT_CARDS",
        ["synthetic drugs"] = "SYNTHETIC_DRUGS",
        ["cash"] = "CASH",
        ["money"] = "CASH",
        ["mobile phones"] = "PHONES",
        ["SIM cards"] = "SIM_CARDS",
        ["jewellery"] = "JEWELLERY",
    };

    public static string Category(string what) => _categories[what];

    public static string Area(string area) => area == "forgery of documents" ? "FORGERY" : Code(area)!;

    public static string? Code(string? word) => word is null ? null : Sdk.Codes.Of(word);

    public static string? TaskForce(string area) => area switch
    {
        "DRUGS" or "DRUG_PRECURSORS" => "DRUGS",
        "CYBER" or "FRAUD" or "PHONE_FRAUD" => "CYBER",
        "STOLEN_VEHICLES" => "STOLEN_VEHICLES",
        "MIGRANT_SMUGGLING" or "THB" => "THB",
        _ => null,
    };

    public static string? Stage(JsonNode? judicial) => judicial?.GetValue<string>() switch
    {
        "ongoing" => "INVESTIGATION",
        "charged" => "CHARGED",
        _ => null,
    };

    /// <summary>A year, a month or a span of months; null lies within the two years that the report covers.</summary>
    public static JsonObject Occurred(string? when) => when?.Split('/') switch
    {
        null => Span(new DateOnly(2020, 1, 1), new DateOnly(2021, 12, 31), "WITHIN"),
        [{ Length: 4 } year] => Span(First(year + "-01"), Last(year + "-12"), "YEAR"),
        [var month] => Span(First(month), Last(month), "MONTH"),
        [var from, var to] => Span(First(from), Last(to), "MONTHS"),
        _ => throw new FormatException("A narrated case gives its time in another way."),
    };

    public static IEnumerable<string> Texts(JsonNode? list) => list?.AsArray().Select(text => text!.GetValue<string>()) ?? [];

    public static JsonArray Array(IEnumerable<string> codes) => new([.. codes.Select(code => JsonValue.Create(code))]);

    public static void Copy(JsonObject from, string field, JsonObject to, string name)
    {
        if (from[field] is { } value) to[name] = value.DeepClone();
    }

    static DateOnly First(string month) => DateOnly.ParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);

    static DateOnly Last(string month) => First(month).AddMonths(1).AddDays(-1);

    static JsonObject Span(DateOnly from, DateOnly to, string precision) => new()
    {
        ["from"] = from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["to"] = to.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["precision"] = precision,
    };
}
