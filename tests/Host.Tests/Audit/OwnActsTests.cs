using System.Text.Json.Nodes;
using Selec.Host.Tests.Control;

namespace Selec.Host.Tests.Audit;

/// <summary>
/// What an entry tells its own author. An act writes more than its author knows of, and each version counts what others wrote before: told
/// to the author, both would give away what every view hides.
/// </summary>
public sealed class OwnActsTests
{
    const string Dpo = "selec-data-protection";
    const string Auditor = "selec-auditor";

    [Fact]
    public async Task a_supplier_that_answered_the_desk_cannot_tell_whether_another_was_asked()
    {
        await using var platform = await RunningPlatform.StartAtAsync(new SetClock(new DateTimeOffset(2026, 1, 20, 8, 0, 0, TimeSpan.Zero)));
        var desk = new Desk(platform);
        await desk.HeldAsync("BG", "Anton Kvasnevsky");
        await desk.ConsultAsync(await desk.OpenedAsync("Kvasnevsky", "Anton", "2026-01-15"));
        await AnsweredAsync(platform, desk, "bg-focal-point");
        await desk.HeldAsync("BG", "Iva Drumeva");
        await desk.HeldAsync("RO", "Iva Drumeva");
        await desk.ConsultAsync(await desk.OpenedAsync("Drumeva", "Iva", "2026-01-15"));
        await AnsweredAsync(platform, desk, "ro-focal-point");
        await AnsweredAsync(platform, desk, "bg-focal-point");

        var own = await ActsAsync(platform, "bg-focal-point", "answerConsultation");
        own.Should().HaveCount(2);
        own[0].Should().Be(own[1]).And.Contain("consultation").And.NotContain("subject-request");
        (await ActsAsync(platform, Dpo, "answerConsultation")).Should().Contain(entry => entry.Contains("subject-request@5", StringComparison.Ordinal));
    }

    [Fact]
    public async Task a_report_cannot_tell_whether_its_identifier_was_ever_reported()
    {
        await using var platform = await RunningPlatform.StartWithPluginsAsync([PluginFolder.Built("stolen-vehicles", "StolenVehicles")]);
        var reported = await ReportedAsync(platform, "al-liaison-police", "WVGZZZ5NZEW071111");
        var items = (await platform.AskAsync(
            "al-liaison-police", "query($id: ID!) { informationItems(where: { belongsTo: { eq: $id } }, first: 2) { nodes { id } } }",
            new JsonObject { ["id"] = reported }))["informationItems"]!["nodes"]!.AsArray();
        var item = items.Single()!["id"]!.GetValue<string>();
        await platform.DoAsync("al-liaison-police", "eraseItem", new JsonObject { ["item"] = item, ["ground"] = "UNLAWFUL" }, "item", "id");
        await platform.DoAsync("al-focal-point", "confirmAct", new JsonObject { ["item"] = item, ["act"] = "ERASE", ["ground"] = "UNLAWFUL" }, "item", "id");

        await ReportedAsync(platform, "me-liaison-police", "WVGZZZ5NZEW072222");
        await ReportedAsync(platform, "me-liaison-police", "WVGZZZ5NZEW071111");

        var own = await ActsAsync(platform, "me-liaison-police", "reportVehicle");
        own.Should().HaveCount(2);
        own[0].Should().Be(own[1]).And.Contain("vehicle").And.NotContain("identifier");
        (await ActsAsync(platform, Auditor, "reportVehicle")).Should().Contain(entry => entry.Contains("identifier@3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task an_addressee_cannot_tell_whether_another_forwarded_the_request()
    {
        await using var platform = await RunningPlatform.StartAsync();
        await ForwardedAsync(platform, "RO");
        await ForwardedAsync(platform, "HU", "RO");

        var own = await ActsAsync(platform, "ro-liaison-police", "forwardRequest");
        own.Should().HaveCount(2);
        own[0].Should().Be(own[1]).And.Contain("thread").And.Contain("item").And.NotContain("@");
        var all = await ActsAsync(platform, Dpo, "forwardRequest");
        all.Should().Contain(entry => entry.Contains("item@4", StringComparison.Ordinal))
            .And.Contain(entry => entry.Contains("item@5", StringComparison.Ordinal));
    }

    [Fact]
    public async Task an_act_is_neither_shown_with_nor_found_nor_counted_by_an_object_that_its_author_may_know_of_no_longer()
    {
        const string Romania = "ro-liaison-police";
        await using var platform = await RunningPlatform.StartAsync();
        var request = await platform.SentAsync("BASIC");
        (await platform.SubjectAsync(Romania, request)).Should().NotBeNull();
        var item = request["item"]!["id"]!.GetValue<string>();
        (await FoundAsync(platform, Romania, item)).Should().Be((1, 1));
        var missing = await FoundAsync(platform, Romania, Persons.Encoded("item", "nowhere"));

        await platform.DoAsync("bg-liaison-police", "narrowAudience", new JsonObject { ["item"] = item, ["party"] = "RO" }, "item", "id");

        (await FoundAsync(platform, Romania, item)).Should().Be((0, 0)).And.Be(missing);
        (await ObjectsAsync(platform, Romania, "node")).Should().NotContain(item);
        (await ObjectsAsync(platform, Dpo, "node")).Should().Contain(item);
    }

    static async Task AnsweredAsync(RunningPlatform platform, Desk desk, string person)
    {
        var open = (await desk.ConsultationsAsync(person)).Single(one => one["state"]!.ToString() == "OPEN");
        await platform.DoAsync(
            person, "answerConsultation", Desk.Answer(open["id"]!.ToString(), "REFUSE", "INVESTIGATION", "A case is open"), "consultation", "id");
    }

    static async Task<string> ReportedAsync(RunningPlatform platform, string person, string vin)
    {
        const string Report = "mutation($input: VehicleReportInput!) { reportVehicle(input: $input) { vehicle { id } errors { ... on UserError { code } } } }";
        var input = JsonNode.Parse(
            $$"""{"category":"PASSENGER_CAR","theft":{"date":"2021-02-03","country":"HU"},"originalVin":"{{vin}}"}""");
        var answer = await platform.AskAsync(person, Report, new JsonObject { ["input"] = input });
        return answer["reportVehicle"]!["vehicle"]!["id"]!.GetValue<string>();
    }

    /// <summary>A request to these parties, which forward it one after the other.</summary>
    static async Task ForwardedAsync(RunningPlatform platform, params string[] parties)
    {
        var content = new JsonObject
        {
            ["subject"] = "A", ["facts"] = "B", ["crimeAreas"] = new JsonArray("DRUGS"),
            ["addressees"] = new JsonArray([.. parties.Select(party => (JsonNode)party)]),
        };
        var request = await platform.DoAsync("bg-case-officer-police", "draftRequest", new JsonObject { ["content"] = content }, "request");
        request = await platform.DoAsync("bg-focal-point", "clearRequest", Step("request", request), "request");
        await platform.DoAsync("bg-liaison-police", "sendRequest", Step("request", request), "request");
        foreach (var person in parties.Select(party => $"{party.ToLowerInvariant()}-liaison-police"))
        {
            var thread = (await platform.AskAsync(person, "{ threads(first: 1) { nodes { id version } } }"))["threads"]!["nodes"]![0]!;
            thread = await platform.DoAsync(person, "receiveRequest", Step("thread", thread), "thread");
            await platform.DoAsync(person, "forwardRequest", Step("thread", thread), "thread");
        }
    }

    /// <summary>Entries of a mutation as somebody reads them, everything but what tells two acts of one kind apart: kinds with versions.</summary>
    static async Task<List<string>> ActsAsync(RunningPlatform platform, string reader, string operation)
    {
        const string Read = "query($w: AuditFilter) { auditEntries(first: 20, where: $w) { nodes { kind result hits purpose objects { kind version } } } }";
        var found = await platform.AskAsync(reader, Read, new JsonObject { ["w"] = new JsonObject { ["operation"] = operation } });
        return [.. found["auditEntries"]!["nodes"]!.AsArray().Select(entry => $"{entry!["kind"]} {entry["result"]} {entry["hits"]} {entry["purpose"]}: {Objects(entry)}")];
    }

    static string Objects(JsonNode entry) => string.Join(' ', entry["objects"]!.AsArray().Select(
        one => one!["version"] is { } version ? $"{one["kind"]}@{version}" : one["kind"]!.ToString()).Order(StringComparer.Ordinal));

    /// <summary>How many reads of one node are shown and counted by an object.</summary>
    static async Task<(int Shown, int Counted)> FoundAsync(RunningPlatform platform, string reader, string of)
    {
        const string Read = "query($w: AuditFilter) { auditEntries(first: 20, where: $w) { totalCount nodes { id } } }";
        var where = new JsonObject { ["object"] = of, ["operation"] = "node" };
        var found = (await platform.AskAsync(reader, Read, new JsonObject { ["w"] = where }))["auditEntries"]!;
        return (found["nodes"]!.AsArray().Count, found["totalCount"]!.GetValue<int>());
    }

    static async Task<List<string>> ObjectsAsync(RunningPlatform platform, string reader, string operation)
    {
        const string Read = "query($w: AuditFilter) { auditEntries(first: 20, where: $w) { nodes { objects { id } } } }";
        var found = await platform.AskAsync(reader, Read, new JsonObject { ["w"] = new JsonObject { ["operation"] = operation } });
        return [.. found["auditEntries"]!["nodes"]!.AsArray().SelectMany(entry => entry!["objects"]!.AsArray().Select(one => one!["id"]!.GetValue<string>()))];
    }

    static JsonObject Step(string field, JsonNode node) => new() { [field] = node["id"]!.DeepClone(), ["version"] = node["version"]!.DeepClone() };
}
