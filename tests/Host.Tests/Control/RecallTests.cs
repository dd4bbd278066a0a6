using System.Text.Json.Nodes;
using Selec.Host.Tests.Scenarios;

namespace Selec.Host.Tests.Control;

/// <summary>An item that three States had is corrected and then recalled: each is told alone and acknowledges alone, one of them never.</summary>
public sealed class RecallTests : IAsyncLifetime
{
    const string Supplier = "bg-liaison-police";
    static readonly string[] _recipients = ["RO", "GR", "HU"];

    readonly SetClock _clock = new(new DateTimeOffset(2026, 2, 2, 8, 0, 0, TimeSpan.Zero));
    RunningPlatform _platform = null!;

    public async Task InitializeAsync() => _platform = await RunningPlatform.StartAtAsync(_clock);

    public async Task DisposeAsync() => await _platform.DisposeAsync();

    [Fact]
    public async Task every_past_recipient_is_told_alone_and_acknowledges_alone()
    {
        var (request, item) = await SharedAsync();

        var corrected = await _platform.DoAsync(
            Supplier, "correctItem", new JsonObject { ["original"] = item, ["text"] = "Камионът е бял." }, "item",
            "id correctedAt correctedBy { id statement corrects { id } }");

        var correction = corrected["correctedBy"]!["id"]!.GetValue<string>();
        corrected["correctedBy"]!["statement"]!.GetValue<string>().Should().Be("Камионът е бял.");
        foreach (var party in _recipients) await IsToldAloneAsync(party, "CORRECTION", item);
        (await NoticesAsync("selec-operations")).Should().BeEmpty("no unit of SELEC had it");
        (await NoticesAsync("al-liaison-police")).Should().BeEmpty();
        var read = (await ReadAsync("ro-liaison-police", correction, "... on InformationItem { statement corrects { id } }"))!;
        read["statement"]!.GetValue<string>().Should().Be("Камионът е бял.");
        read["corrects"]!["id"]!.GetValue<string>().Should().Be(item);
        (await ReadAsync("hu-liaison-police", correction, "id")).Should().BeNull("what it may have no more is not given to it again");

        await AcknowledgeAsync("RO");
        await AcknowledgeAsync("HU");
        (await StandingAsync("CORRECTION")).Should().BeEquivalentTo("RO acknowledged", "GR open", "HU acknowledged");

        _clock.Forward(TimeSpan.FromDays(7));
        _platform.SignEveryoneOut();
        await RunningPlatform.UntilAsync(async () => (await StandingAsync("CORRECTION")).Contains("GR overdue"));
        (await StandingAsync("CORRECTION")).Should().BeEquivalentTo("RO acknowledged", "GR overdue", "HU acknowledged");

        await RecalledAsync(request, item);
    }

    [Fact]
    public async Task whoever_finds_an_error_tells_the_supplier_and_changes_nothing()
    {
        var (_, item) = await SharedAsync();
        const string Seen = "... on InformationItem { version correctedAt recalledAt reviewDue }";
        var before = (await ReadAsync(Supplier, item, Seen))!.ToJsonString();

        var report = new JsonObject { ["about"] = item, ["text"] = "Numărul e greșit." };
        await _platform.DoAsync("ro-liaison-police", "reportError", report, "item", "id");

        (await ReadAsync(Supplier, item, Seen))!.ToJsonString().Should().Be(before);
        var notice = (await NoticesAsync("bg-focal-point")).Single();
        new[] { "kind", "party", "from", "text" }.Select(field => notice[field]!.GetValue<string>())
            .Should().Equal("ERROR_REPORTED", "BG", "RO", "Numărul e greșit.");
        (await NoticesAsync("gr-liaison-police")).Should().BeEmpty();
        (await CodeAsync("al-liaison-police", "reportError", report, "item")).Should().Be("NOT_FOUND");
    }

    async Task RecalledAsync(string request, string item)
    {
        var input = new JsonObject { ["item"] = item, ["ground"] = "SOURCE_PROTECTION" };
        (await CodeAsync("ro-liaison-police", "recallItem", input, "item")).Should().Be("NOT_PERMITTED");
        (await CodeAsync("hu-liaison-police", "recallItem", input, "item")).Should().Be("NOT_FOUND");

        await _platform.DoAsync(Supplier, "recallItem", input, "item");

        foreach (var party in _recipients)
        {
            await IsToldAloneAsync(party, "RECALL", item);
            (await ReadAsync($"{party.ToLowerInvariant()}-liaison-police", item, "id")).Should().BeNull();
        }
        foreach (var person in new[] { "ro-liaison-police", "gr-liaison-police" })
        {
            var read = (await ReadAsync(person, request, "... on Request { reference subject redactions { reason } }"))!;
            read["subject"].Should().BeNull("it is told that it was recalled, and shown nothing of it");
            read["redactions"]!.AsArray().Should().OnlyContain(redaction => redaction!["reason"]!.GetValue<string>() == "NOT_IN_AUDIENCE");
        }
        (await ReadAsync("bg-case-officer-police", request, "... on Request { subject }"))!["subject"].Should().NotBeNull();
        (await CodeAsync(Supplier, "widenAudience", new JsonObject { ["item"] = item, ["party"] = "GR" }, "item")).Should().Be("ITEM_RECALLED");
        (await StandingAsync("RECALL")).Should().BeEquivalentTo("RO open", "GR open", "HU open");
    }

    /// <summary>A request of Bulgaria's to Romania and Greece, whose item Hungary had for a while.</summary>
    async Task<(string Request, string Item)> SharedAsync()
    {
        var path = new TreatyPath(ScenarioPlatform.Over(_platform), Side.Of("BG", "police"), Side.Of("RO", "police"));
        await path.SentAsync(TreatyPath.Content("Камион", "Камионът е черен.", ["RO", "GR"]));
        var item = (await ReadAsync(Supplier, path.Request, "... on Request { item { id } }"))!["item"]!["id"]!.GetValue<string>();
        await _platform.DoAsync(Supplier, "widenAudience", new JsonObject { ["item"] = item, ["party"] = "HU" }, "item");
        await _platform.DoAsync(Supplier, "narrowAudience", new JsonObject { ["item"] = item, ["party"] = "HU" }, "item");
        return (path.Request, item);
    }

    async Task IsToldAloneAsync(string party, string kind, string item)
    {
        foreach (var person in new[] { $"{party.ToLowerInvariant()}-liaison-police", $"{party.ToLowerInvariant()}-focal-point" })
        {
            var told = (await NoticesAsync(person)).Where(notice => notice["kind"]!.GetValue<string>() == kind).ToList();
            told.Should().ContainSingle(person).Which["itemId"]!.GetValue<string>().Should().Be(item);
            told[0]["party"]!.GetValue<string>().Should().Be(party);
        }
    }

    async Task AcknowledgeAsync(string party)
    {
        var own = (await NoticesAsync($"{party.ToLowerInvariant()}-focal-point")).Single()["id"]!.GetValue<string>();
        var input = new JsonObject { ["notice"] = own };
        (await CodeAsync("gr-liaison-police", "acknowledgeNotice", input, "notice")).Should().Be("NOT_FOUND", "it is another party's");
        (await CodeAsync(Supplier, "acknowledgeNotice", input, "notice")).Should().Be("NOT_PERMITTED");
        await _platform.DoAsync($"{party.ToLowerInvariant()}-liaison-police", "acknowledgeNotice", input, "notice", "acknowledgedAt");
    }

    /// <summary>How the recipients stand, as the supplier sees it.</summary>
    async Task<List<string>> StandingAsync(string kind) =>
    [
        .. (await NoticesAsync(Supplier)).Where(notice => notice["kind"]!.GetValue<string>() == kind).Select(notice =>
            $"{notice["party"]!.GetValue<string>()} {(notice["acknowledgedAt"] is not null ? "acknowledged"
                : notice["overdue"]!.GetValue<bool>() ? "overdue" : "open")}"),
    ];

    async Task<List<JsonNode>> NoticesAsync(string person)
    {
        const string Read = "{ itemNotices(first: 50) { nodes { id kind itemId party from text acknowledgedAt overdue } } }";
        return [.. (await _platform.AskAsync(person, Read))["itemNotices"]!["nodes"]!.AsArray().Select(node => node!)];
    }

    async Task<string> CodeAsync(string person, string mutation, JsonObject input, string node) =>
        (await _platform.TryAsync(person, mutation, input, node, "id"))["errors"]!.AsArray().Single()!["code"]!.GetValue<string>();

    async Task<JsonNode?> ReadAsync(string person, string id, string selection) =>
        (await _platform.AskAsync(person, $"query($id: ID!) {{ node(id: $id) {{ {selection} }} }}", new JsonObject { ["id"] = id }))["node"];
}
