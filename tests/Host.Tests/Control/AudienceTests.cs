using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Sdk;

namespace Selec.Host.Tests.Control;

/// <summary>The supplier decides who reads an item, until when and which of its fields; played over HTTP.</summary>
public sealed class AudienceTests : IAsyncLifetime
{
    const string Supplier = "bg-focal-point";
    const string Romania = "ro-liaison-police";
    const string Hungary = "hu-liaison-police";

    RunningPlatform _platform = null!;

    public async Task InitializeAsync() => _platform = await RunningPlatform.StartAsync();

    public async Task DisposeAsync() => await _platform.DisposeAsync();

    [Fact]
    public async Task a_party_reads_from_when_it_is_let_in_until_its_time_is_ended()
    {
        var (_, item) = await SentAsync();
        (await KnowsAsync(Hungary, item)).Should().BeFalse();

        await DoAsync(Supplier, "widenAudience", item, """{"party":"HU"}""");
        (await KnowsAsync(Hungary, item)).Should().BeTrue();
        (await FoundAsync(Hungary, item)).Should().BeTrue();

        await DoAsync(Supplier, "narrowAudience", item, """{"party":"HU"}""");
        (await KnowsAsync(Hungary, item)).Should().BeFalse();
        (await FoundAsync(Hungary, item)).Should().BeFalse();
        (await KnowsAsync(Supplier, item)).Should().BeTrue();
    }

    [Fact]
    public async Task nobody_but_the_supplier_lets_a_party_in()
    {
        var (_, item) = await SentAsync();
        (await CodeAsync(Romania, "widenAudience", item, """{"party":"HU"}""")).Should().Be("NOT_PERMITTED");
        (await CodeAsync(Hungary, "widenAudience", item, """{"party":"HU"}""")).Should().Be("NOT_FOUND");
        (await CodeAsync(Supplier, "widenAudience", item, """{"party":"AT"}""")).Should().Be("AUDIENCE_NOT_ENTITLED");
        (await CodeAsync(Supplier, "narrowAudience", item, """{"party":"BG"}""")).Should().Be("AUDIENCE_IS_SUPPLIER");
        (await CodeAsync(Supplier, "narrowAudience", item, """{"party":"HU"}""")).Should().Be("PARTY_NOT_IN_AUDIENCE");
        (await CodeAsync(Supplier, "widenAudience", item, """{"party":"HU","until":"2020-01-01T00:00:00Z"}""")).Should().Be("UNTIL_PAST");
    }

    [Fact]
    public async Task a_withheld_field_is_told_as_withheld_and_by_whom_it_can_be_released()
    {
        var (request, item) = await SentAsync();
        await DoAsync(Supplier, "restrictField", item, """{"field":"subject","parties":["RO"]}""");

        var read = await ReadAsync(Romania, request);
        read["subject"].Should().BeNull();
        read["facts"]!.GetValue<string>().Should().Be("Lorry seen near Vidin");
        read["redactions"]!.ToJsonString().Should().Be("""[{"field":"subject","reason":"RESTRICTED","releasableBy":"BG"}]""");
        (await SearchedAsync(Romania)).Should().Be(0, "an item of which a field is withheld is not found by its words");
        (await SearchedAsync(Supplier)).Should().Be(1);
        (await ReadAsync(Supplier, request))["subject"].Should().NotBeNull();

        await DoAsync(Supplier, "releaseField", item, """{"field":"subject","parties":["RO"]}""");
        (await ReadAsync(Romania, request))["subject"]!.GetValue<string>().Should().Be("Owner of a lorry");
        (await SearchedAsync(Romania)).Should().Be(1);
    }

    [Fact]
    public async Task what_a_restriction_in_words_covers_is_read_once_it_is_acknowledged()
    {
        var (request, item) = await SentAsync("""{"handling":["H3"],"restriction":"Not to be named to the owner"}""");
        var before = await ReadAsync(Romania, request);
        before["subject"].Should().BeNull();
        before["item"]!["restriction"]!.GetValue<string>().Should().Be("Not to be named to the owner");
        before["redactions"]![0]!["reason"]!.GetValue<string>().Should().Be("NOT_ACKNOWLEDGED");
        (await SearchedAsync(Romania)).Should().Be(0);

        await DoAsync(Romania, "acknowledgeHandling", item, "{}");

        (await ReadAsync(Romania, request))["subject"]!.GetValue<string>().Should().Be("Owner of a lorry");
        (await SearchedAsync(Romania)).Should().Be(1);
        (await ReadAsync("ro-liaison-customs", request))["subject"].Should().BeNull("each officer acknowledges alone");
    }

    [Fact]
    public async Task what_lies_above_ones_clearance_is_neither_read_nor_found_and_nobody_enters_it()
    {
        var secret = await _platform.TryAsync("bg-case-officer-police", "draftRequest", Draft("""{"classification":"SECRET"}"""), "request");
        secret["errors"]![0]!["code"]!.GetValue<string>().Should().Be("CLASSIFICATION_ABOVE_CLEARANCE");

        var draft = Draft("""{"classification":"RESTRICTED"}""");
        draft["content"]!["addressees"] = new JsonArray("IT");
        var (request, _) = await SentAsync(draft);
        var read = await ReadAsync("it-representative", request);
        read["subject"].Should().BeNull();
        read["redactions"]![0]!["reason"]!.GetValue<string>().Should().Be("ABOVE_CLEARANCE");
        read["item"].Should().BeNull();
        (await SearchedAsync("it-representative")).Should().Be(0);
    }

    [Fact]
    public async Task texts_are_read_once_a_purpose_was_stated_for_their_case_in_the_session()
    {
        var (request, _) = await SentAsync();
        var client = await _platform.AsAsync("ro-liaison-customs");
        client.DefaultRequestHeaders.Remove("Selec-Purpose");
        (await ReadAsync("ro-liaison-customs", request))["redactions"]![0]!["reason"]!.GetValue<string>().Should().Be("PURPOSE_MISSING");

        client.DefaultRequestHeaders.Add("Selec-Purpose", "INVESTIGATION");
        (await ReadAsync("ro-liaison-customs", request))["subject"].Should().NotBeNull();

        client.DefaultRequestHeaders.Remove("Selec-Purpose");
        (await ReadAsync("ro-liaison-customs", request))["subject"].Should().NotBeNull("it was stated for this case");
        var (other, _) = await SentAsync();
        (await ReadAsync("ro-liaison-customs", other))["subject"].Should().BeNull("another case, another purpose");
        var search = await _platform.SendAsync("ro-liaison-customs", """{ requests(first: 1, where: { text: { matches: "lorry" } }) { totalCount } }""");
        search["errors"]![0]!["extensions"]!["code"]!.GetValue<string>().Should().Be("PURPOSE_REQUIRED");
    }

    [Fact]
    public async Task entries_of_reads_and_acts_carry_the_purpose_that_the_session_stated_for_their_case()
    {
        var ((first, item), (second, _), (third, _)) = (await SentAsync(), await SentAsync(), await SentAsync());
        const string Nodes = "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Request { subject } } }";
        var headers = (await _platform.AsAsync(Supplier)).DefaultRequestHeaders;
        foreach (var (request, purpose) in new[] { (first, "PROSECUTION"), (second, "ANALYSIS") })
        {
            headers.Remove("Selec-Purpose");
            headers.Add("Selec-Purpose", purpose);
            await ReadAsync(Supplier, request);
        }
        headers.Remove("Selec-Purpose");

        await _platform.AskAsync(Supplier, Nodes, new JsonObject { ["ids"] = new JsonArray(first, second) });
        (await PurposesAsync("nodes", Persons.Key(first), Persons.Key(second))).Should().BeEquivalentTo(
            [("PROSECUTION", Persons.Key(first)), ("ANALYSIS", Persons.Key(second))]);

        await DoAsync(Supplier, "widenAudience", item, """{"party":"HU"}""");
        await _platform.DoAsync(Supplier, "withdrawRequest", await ActAsync(second), "request");
        await _platform.DoAsync(Supplier, "withdrawRequest", await ActAsync(third), "request");
        (await PurposesAsync("widenAudience", Persons.Key(item))).Should().Equal(("PROSECUTION", Persons.Key(item)));
        (await _platform.Services.GetRequiredService<IAuditLog>().ReadAuditAsync(null, 100, default))
            .Should().Contain(one => one.Entry.Operation == "widenAudience" && one.Entry.Kind == AuditKind.Disclose);
        (await PurposesAsync("withdrawRequest", Persons.Key(second), Persons.Key(third))).Should().BeEquivalentTo(
            [("ANALYSIS", Persons.Key(second)), (null, Persons.Key(third))], "nobody stated a purpose for the third");
    }

    /// <summary>The purposes in the newest entries of an operation, with those of some objects that each names.</summary>
    async Task<List<(string? Purpose, string Key)>> PurposesAsync(string operation, params string[] keys) =>
    [
        .. (await _platform.Services.GetRequiredService<IAuditLog>().ReadAuditAsync(null, 100, default)).Select(one => one.Entry)
            .Where(entry => entry.Operation == operation && entry.Person == new PersonId(Supplier))
            .SelectMany(entry => keys.Where(key => entry.Objects.Any(named => named.Contains($"/{key}", StringComparison.Ordinal))), (entry, key) => (entry.Purpose, key)),
    ];

    async Task<JsonObject> ActAsync(string request)
    {
        var now = await _platform.AskAsync(Supplier, "query($id: ID!) { node(id: $id) { ... on Request { version } } }", new JsonObject { ["id"] = request });
        return new JsonObject { ["request"] = request, ["version"] = now["node"]!["version"]!.DeepClone() };
    }

    Task<(string Request, string Item)> SentAsync(string? terms = null) => SentAsync(Draft(terms ?? """{"handling":["H0"]}"""));

    async Task<(string Request, string Item)> SentAsync(JsonObject draft)
    {
        var made = await _platform.DoAsync(Supplier, "draftRequest", draft, "request", "id version item { id }");
        var input = new JsonObject { ["request"] = made["id"]!.DeepClone(), ["version"] = made["version"]!.DeepClone() };
        // What the focal point drafts is cleared with it.
        var sent = await _platform.TryAsync(Supplier, "clearRequest", input, "request");
        if (sent["request"] is { } cleared) input["version"] = cleared["version"]!.DeepClone();
        await _platform.DoAsync("bg-liaison-police", "sendRequest", input, "request");
        return (made["id"]!.GetValue<string>(), made["item"]!["id"]!.GetValue<string>());
    }

    async Task<JsonNode> ReadAsync(string person, string request) => (await _platform.AskAsync(
        person,
        "query($id: ID!) { node(id: $id) { ... on Request { subject facts redactions { field reason releasableBy } item { restriction } } } }",
        new JsonObject { ["id"] = request }))["node"]!;

    async Task<bool> KnowsAsync(string person, string item) => (await _platform.AskAsync(
        person, "query($id: ID!) { node(id: $id) { id } }", new JsonObject { ["id"] = item }))["node"] is not null;

    async Task<bool> FoundAsync(string person, string item) => (await _platform.AskAsync(
        person, "{ informationItems(first: 100) { nodes { id } } }"))["informationItems"]!["nodes"]!.AsArray()
        .Any(node => node!["id"]!.GetValue<string>() == item);

    async Task<int> SearchedAsync(string person) => (await _platform.AskAsync(
        person, """{ requests(first: 5, where: { text: { matches: "lorry vidin" } }) { totalCount } }"""))["requests"]!["totalCount"]!
        .GetValue<int>();

    async Task DoAsync(string person, string mutation, string item, string fields) =>
        await _platform.DoAsync(person, mutation, Input(item, fields), "item", "id");

    async Task<string> CodeAsync(string person, string mutation, string item, string fields) =>
        (await _platform.TryAsync(person, mutation, Input(item, fields), "item", "id"))["errors"]![0]!["code"]!.GetValue<string>();

    static JsonObject Input(string item, string fields)
    {
        var input = JsonNode.Parse(fields)!.AsObject();
        input["item"] = item;
        return input;
    }

    static JsonObject Draft(string terms) => new()
    {
        ["content"] = new JsonObject
        {
            ["kind"] = "INFORMATION",
            ["subject"] = "Owner of a lorry",
            ["facts"] = "Lorry seen near Vidin",
            ["legalBasis"] = "SELEC_CONVENTION",
            ["crimeAreas"] = new JsonArray("DRUGS"),
            ["addressees"] = new JsonArray("RO"),
        },
        ["item"] = JsonNode.Parse(terms),
    };
}
