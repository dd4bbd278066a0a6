using System.Text.Json.Nodes;

namespace Selec.Host.Demo;

/// <summary>A result of a narrated case as a mutation.</summary>
/// <param name="Mutation">The mutation.</param>
/// <param name="ActingState">The State that acted, when the source names it or lets it be inferred.</param>
/// <param name="Input">Its input without investigation and version.</param>
internal sealed record DemoResult(string Mutation, string? ActingState, JsonObject Input);

/// <summary>Takes the results out of a narrated case. Figures that must never enter a sum are of a kind of their own.</summary>
internal static class DemoResults
{
    public static IEnumerable<DemoResult> Of(JsonObject told) =>
    [
        .. told["items"]!.AsArray().Select((item, i) => Seizure(item!.AsObject(), i == 0 ? told["valueEur"] : null)),
        .. told["persons"]!.AsArray().Select(persons => Persons(persons!.AsObject())),
        .. Detections(told),
        .. Laboratories(told),
        .. Figures(told),
    ];

    static DemoResult Seizure(JsonObject item, JsonNode? caseValue)
    {
        var input = new JsonObject
        {
            ["act"] = Act(item),
            ["category"] = DemoWords.Category(item["what"]!.GetValue<string>()),
            ["quantity"] = Quantity(item["amount"], DemoWords.Code(item["unit"]?.GetValue<string>()), Precision(item)),
            ["alsoCounted"] = new JsonArray([.. Also(item, "pills", "PILL"), .. Also(item, "packages", "PACKAGE")]),
            ["description"] = item["what"]!.DeepClone(),
        };
        DemoWords.Copy(item, "includes", input, "includes");
        if ((item["valueEur"] ?? caseValue) is JsonObject value) input["value"] = Value(value);
        return new DemoResult("recordSeizure", State(item), input);
    }

    static DemoResult Persons(JsonObject persons)
    {
        var input = new JsonObject
        {
            ["act"] = Act(persons),
            ["kind"] = DemoWords.Code(persons["kind"]!.GetValue<string>()),
            ["count"] = persons["count"]?.DeepClone(),
            ["precision"] = Precision(persons),
            ["byCitizenship"] = ByCitizenship(persons),
        };
        DemoWords.Copy(persons, "note", input, "description");
        if (DemoWords.Code(persons["notice"]?.GetValue<string>()) is { } notice) input["notice"] = notice;
        return new DemoResult("recordPersons", State(persons), input);
    }

    static IEnumerable<DemoResult> Detections(JsonObject told)
    {
        if (told["detections"] is not JsonObject detections) yield break;
        yield return new DemoResult("recordDetection", null, new JsonObject
        {
            ["act"] = Act([]),
            ["kind"] = "MIGRANTS",
            ["count"] = detections["migrants"]!.DeepClone(),
            ["precision"] = "EXACT",
            ["byCitizenship"] = ByCitizenship(detections),
            ["minors"] = detections["minors"]?.DeepClone(),
        });
    }

    static IEnumerable<DemoResult> Laboratories(JsonObject told)
    {
        if (told["laboratoriesDismantled"] is not { } count) yield break;
        yield return new DemoResult("recordSeizure", null, new JsonObject
        {
            ["act"] = Act([]),
            ["category"] = "LABORATORIES",
            ["quantity"] = Quantity(count, "PIECE", "EXACT"),
        });
    }

    static IEnumerable<DemoResult> Figures(JsonObject told) => new[]
    {
        Figure("POTENTIAL_PRODUCT_VALUE", told["potentialProductValueEur"], "amount", "EUR"),
        Figure("MOVED_MONEY", told["movedEur"], "amount", "EUR"),
        Figure("DAMAGE", told["damageEur"], "amount", "EUR"),
        Figure("BANK_ACCOUNTS", told["accounts"], "count", "PIECE"),
        Figure("GROUP_MEMBERS", told["groupMembers"], "count", "PERSON"),
        Figure("SUSPECTED_MIGRANTS", told["suspected"], "migrantsSmuggled", "PERSON"),
        Figure("EARLIER_ARRESTS", told["predecessors"], "arrestedEarlier", "PERSON"),
        Figure("EARLIER_PARCELS", told["earlier"], "parcels", "PIECE"),
        told["statedTotalKg"] is { } total
            ? Figure("STATED_TOTAL", new JsonObject { ["amount"] = total.DeepClone() }, "amount", "KG")
            : null,
    }.OfType<DemoResult>();

    static DemoResult? Figure(string kind, JsonNode? told, string amount, string unit)
    {
        if (told is not JsonObject figure) return null;
        var input = new JsonObject
        {
            ["act"] = Act([]),
            ["kind"] = kind,
            ["quantity"] = Quantity(figure[amount], unit, Precision(figure) ?? "EXACT"),
        };
        DemoWords.Copy(figure, "note", input, "description");
        if (figure["where"] is { } where) input["place"] = where.DeepClone();
        return new DemoResult("recordOtherFigure", null, input);
    }

    static JsonObject Act(JsonObject told)
    {
        var state = State(told);
        var act = new JsonObject { ["attribution"] = state is null ? "UNKNOWN" : DemoWords.Code(told["attribution"]!.GetValue<string>()) };
        if (state is not null) act["actingState"] = state;
        if (told["when"]?.GetValue<string>() is { } when) act["occurred"] = DemoWords.Occurred(when);
        return act;
    }

    static string? State(JsonObject told)
        => told["attribution"]?.GetValue<string>() is "stated" or "inferred" ? told["where"]!.GetValue<string>() : null;

    static string? Precision(JsonObject told) => DemoWords.Code(told["precision"]?.GetValue<string>());

    static JsonObject Quantity(JsonNode? amount, string? unit, string? precision) => new()
    {
        ["value"] = amount?.DeepClone(),
        ["unit"] = unit,
        ["precision"] = amount is null ? null : precision,
    };

    static IEnumerable<JsonNode> Also(JsonObject item, string field, string unit)
        => item[field] is { } count ? [Quantity(count, unit, "EXACT")] : [];

    static JsonObject Value(JsonObject value)
    {
        var euros = new JsonObject { ["eur"] = value["amount"]!.DeepClone(), ["precision"] = Precision(value) };
        if (DemoWords.Code(value["level"]?.GetValue<string>()) is { } level) euros["level"] = level;
        return euros;
    }

    static JsonArray ByCitizenship(JsonObject told) => told["citizenship"]?.GetValue<string>() is { } one && told["count"] is { } count
        ? [Citizens(one, count)]
        : new JsonArray([.. told["byCitizenship"]?.AsObject().Select(part => (JsonNode)Citizens(part.Key, part.Value!)) ?? []]);

    static JsonObject Citizens(string citizenship, JsonNode count)
        => new() { ["citizenship"] = citizenship, ["count"] = count.DeepClone() };
}
