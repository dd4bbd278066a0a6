using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Figures;

/// <summary>A platform with the narrated joint investigations, shared by tests that only read.</summary>
public sealed class DemoCases : IAsyncLifetime
{
    public RunningPlatform Platform { get; private set; } = null!;

    public async Task InitializeAsync() => Platform = await RunningPlatform.StartAsync();

    public async Task DisposeAsync() => await Platform.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class DemoCasesGroup : ICollectionFixture<DemoCases>
{
    public const string Name = "the narrated joint investigations, only read";
}

/// <summary>A summary of results as lines that are easy to compare.</summary>
internal static class Summary
{
    const string Sum = "{ minimum maximum flag terms approximateTerms unknownTerms madeOf }";

    const string Document = $$"""
        query($where: ResultsSummaryFilter) {
          resultsSummary(where: $where) {
            basis withheld investigations undated
            byCrimeArea { areas investigations }
            seizures { category unit sum {{Sum}} }
            valueSeized { level sum {{Sum}} }
            persons { kind sum {{Sum}} }
            deprivedOfLiberty {{Sum}} wanted {{Sum}} vehicles {{Sum}}
            detections { kind minors byCitizenship { citizenship count } sum {{Sum}} }
            participation { state participating supporting }
          }
        }
        """;

    public static async Task<JsonNode> SummaryAsync(this RunningPlatform platform, string person, JsonObject? where = null) =>
        (await platform.AskAsync(person, Document, new JsonObject { ["where"] = where }))["resultsSummary"]!;

    /// <summary>A sum as <c>1026..1026 APPROXIMATE of 6, 1 approximate, 0 unknown</c>; a missing maximum is left out.</summary>
    public static string Line(JsonNode sum) =>
        $"{sum["minimum"]}..{sum["maximum"]} {sum["flag"]} of {sum["terms"]}, "
        + $"{sum["approximateTerms"]} approximate, {sum["unknownTerms"]} unknown";

    public static IEnumerable<string> Lines(this JsonNode summary, string list, params string[] keys) =>
        summary[list]!.AsArray()
            .Select(one => $"{string.Join(' ', keys.Select(key => one![key]?.ToString() ?? "-"))}: {Line(one!["sum"]!)}");

    public static IEnumerable<string> Areas(this JsonNode summary) =>
        summary["byCrimeArea"]!.AsArray().Select(one => $"{string.Join('+', one!["areas"]!.AsArray())} {one["investigations"]}");

    public static IEnumerable<string> Participation(this JsonNode summary) =>
        summary["participation"]!.AsArray().Select(one => $"{one!["state"]} {one["participating"]}+{one["supporting"]}");
}
