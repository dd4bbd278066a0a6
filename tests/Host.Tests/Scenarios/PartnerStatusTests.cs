using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Selec.Directory;
using Selec.Host.Tests.Control;
using Selec.Host.Tests.Durability;

namespace Selec.Host.Tests.Scenarios;

/// <summary>
/// The United Kingdom is an Observer until the end of 2019 and an Operational Partner from 2020 on. The same people try the same
/// acts on the day before and on the day itself; each is decided by the status of the day of the act.
/// </summary>
public sealed class PartnerStatusTests : IAsyncLifetime, IDisposable
{
    const string Liaison = "bg-liaison-police";

    static readonly DateTimeOffset _dayBefore = new(2019, 12, 31, 10, 0, 0, TimeSpan.Zero);
    static readonly DateTimeOffset _day = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    readonly SetClock _clock = new(_dayBefore);
    readonly Tokens _tokens = new();
    readonly string _key = Path.GetTempFileName();
    RunningPlatform _platform = null!;

    /// <summary>The demonstration's cases are of later years: here are its people alone, but for the Kingdom's, whose role comes later.</summary>
    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(_key, _tokens.PublicPem);
        _platform = await RunningPlatform.StartAtAsync(
            _clock, "--Selec:Profile=empty", $"--Selec:Issuers:0:Issuer={Tokens.Issuer}", $"--Selec:Issuers:0:Audience={Tokens.Audience}",
            $"--Selec:Issuers:0:PublicKeyFile={_key}");
        await _platform.Services.GetRequiredService<Installation>()
            .SeedAsync(DemoPeople.All.Where(person => person.Party.Value != "GB"), default);
    }

    public async Task DisposeAsync() => await _platform.DisposeAsync();

    public void Dispose()
    {
        _tokens.Dispose();
        File.Delete(_key);
    }

    [Fact]
    public async Task what_is_refused_to_the_observer_is_open_to_the_operational_partner_as_far_as_its_agreement_goes()
    {
        var (item, classified) = (await ItemAsync("BASIC"), await ItemAsync("RESTRICTED"));
        var observer = await OpenedAsync("OBSERVER_REPRESENTATIVE");
        (await KindAsync()).Should().Be("OBSERVER");
        (await TriedAsync(observer, item, classified)).Should().Equal(
            ("draftRequest", "NOT_PERMITTED"), ("widenAudience", "AUDIENCE_NOT_ENTITLED"), ("forwardItem", "RECIPIENT_NOT_ENTITLED"),
            ("forwardItem classified", "RECIPIENT_NOT_ENTITLED"), ("releaseItem", null), ("releaseItem classified", "RELEASE_CLASSIFIED"));
        (await SeenAsync(observer, item, classified)).Should().Be((false, false, 0));

        // The last moment of the one status and the first of the other.
        MoveTo(_day.AddMilliseconds(-1));
        (await KindAsync()).Should().Be("OBSERVER");
        (await TriedAsync(observer, item, classified))[1].Should().Be(("widenAudience", "AUDIENCE_NOT_ENTITLED"));
        MoveTo(_day);

        (await KindAsync()).Should().Be("OPERATIONAL_PARTNER");
        var partner = await OpenedAsync("PARTNER_REPRESENTATIVE");
        (await SeenAsync(partner, item, classified)).Should().Be((false, false, 0), "a status opens nothing by itself");
        (await TriedAsync(partner, item, classified)).Should().Equal(
            ("draftRequest", null), ("widenAudience", null), ("forwardItem", null),
            ("forwardItem classified", "RECIPIENT_NOT_ENTITLED"), ("releaseItem", "RELEASE_RECIPIENT"),
            ("releaseItem classified", "RELEASE_RECIPIENT"));
        (await SeenAsync(partner, item, classified)).Should().Be((true, false, 2), "it reads the item and its own draft, and nothing classified");
        (await SeenAsync(observer, item, classified)).Should().Be((false, false, 0), "who was sent as an Observer's stays that");
    }

    [Fact]
    public async Task what_was_done_keeps_the_kind_of_its_day_and_what_was_begun_is_decided_by_the_kind_of_the_day_it_ends()
    {
        var (made, begun) = (await ItemAsync("BASIC"), await ItemAsync("BASIC"));
        var (released, proposed) = (await ProposedAsync(made), await ProposedAsync(begun));
        (await ConfirmAsync(released)).Should().BeNull();
        var before = await HistoryAsync();
        (await InvitedAsync()).Code.Should().NotBeNull("an Observer joins no investigation");

        MoveTo(_day);

        (await StateAsync(released)).Should().Be("RELEASED", "it was one to an Observer, and stays it");
        (await ConfirmAsync(proposed)).Should().Be("RELEASE_RECIPIENT");
        (await StateAsync(proposed)).Should().Be("PROPOSED");
        (await HistoryAsync()).Should().Be(before);
        var (code, investigation) = await InvitedAsync();
        code.Should().BeNull();
        investigation!["parties"]!.AsArray().Select(party => (party!["code"]!.GetValue<string>(), party["kind"]!.GetValue<string>()))
            .Should().BeEquivalentTo([("BG", "MEMBER_STATE"), ("RO", "MEMBER_STATE"), ("GB", "OPERATIONAL_PARTNER")]);
    }

    /// <summary>The acts, in this order, each with the code of its refusal; null for one that was carried out.</summary>
    async Task<List<(string Act, string? Code)>> TriedAsync(string kingdom, string item, string classified) =>
    [
        ("draftRequest", await DraftAsync(kingdom)),
        ("widenAudience", await CodeAsync(Liaison, "widenAudience", new JsonObject { ["item"] = item, ["party"] = "GB" }, "item")),
        ("forwardItem", await CodeAsync(Liaison, "forwardItem", To(item), "item")),
        ("forwardItem classified", await CodeAsync(Liaison, "forwardItem", To(classified), "item")),
        ("releaseItem", await CodeAsync(Liaison, "releaseItem", To(item), "release")),
        ("releaseItem classified", await CodeAsync(Liaison, "releaseItem", To(classified), "release")),
    ];

    static JsonObject To(string item) => new() { ["item"] = item, ["to"] = "GB" };

    /// <summary>Whether somebody sees the items, and how many of both parties it finds; the names in accounts are SELEC's.</summary>
    async Task<(bool Item, bool Classified, int Found)> SeenAsync(string kingdom, string item, string classified)
    {
        var seen = await SendAsync(kingdom, $$"""
            {
              item: node(id: "{{item}}") { id } classified: node(id: "{{classified}}") { id }
              informationItems(first: 10, where: { supplier: { in: ["BG", "GB"] } }) { totalCount }
            }
            """, null);
        return (seen["item"] is not null, seen["classified"] is not null, seen["informationItems"]!["totalCount"]!.GetValue<int>());
    }

    async Task<string> KindAsync() => (await KingdomAsync("kind"))["kind"]!.GetValue<string>();

    async Task<string> HistoryAsync() => (await KingdomAsync("history { kind from to }"))["history"]!.ToJsonString();

    async Task<JsonNode> KingdomAsync(string selection) =>
        (await AskAsync(Liaison, $"{{ parties {{ code {selection} }} }}"))["parties"]!.AsArray()
        .Single(party => party!["code"]!.GetValue<string>() == "GB")!;

    async Task<JsonNode> ProposedAsync(string item) =>
        await DoAsync(Liaison, "releaseItem", To(item), "release");

    Task<string?> ConfirmAsync(JsonNode release) => CodeAsync(
        "bg-focal-point", "confirmRelease",
        new JsonObject { ["release"] = release["id"]!.DeepClone(), ["version"] = release["version"]!.DeepClone() }, "release");

    async Task<string> StateAsync(JsonNode release) => (await AskAsync(
        Liaison, $$"""{ node(id: "{{release["id"]}}") { ... on Release { state } } }"""))["node"]!["state"]!.GetValue<string>();

    async Task<(string? Code, JsonNode? Investigation)> InvitedAsync()
    {
        var payload = await TryAsync(Liaison, "proposeInvestigation", JsonNode.Parse("""
            {"subject":{"primaryArea":"DRUGS"},"invite":[{"party":"RO"},{"party":"GB","role":"CONTRIBUTING"}],"summary":"Lorries"}
            """)!.AsObject(), "investigation", "parties { code kind }");
        return (Code(payload), payload["investigation"]);
    }

    /// <summary>The item of a request that Bulgaria has sent to Romania.</summary>
    async Task<string> ItemAsync(string level)
    {
        var input = new JsonObject
        {
            ["content"] = TreatyPath.Content("Owner of a lorry", "Seen near Vidin", ["RO"]),
            ["item"] = new JsonObject { ["classification"] = level },
        };
        var drafted = await DoAsync("bg-case-officer-police", "draftRequest", input, "request", "id version item { id }");
        var step = new JsonObject { ["request"] = drafted["id"]!.DeepClone(), ["version"] = drafted["version"]!.DeepClone() };
        var cleared = await DoAsync("bg-focal-point", "clearRequest", step, "request");
        step = new JsonObject { ["request"] = drafted["id"]!.DeepClone(), ["version"] = cleared["version"]!.DeepClone() };
        await DoAsync(Liaison, "sendRequest", step, "request");
        return drafted["item"]!["id"]!.GetValue<string>();
    }

    async Task<string?> CodeAsync(string person, string mutation, JsonObject input, string node) =>
        Code(await TryAsync(person, mutation, input, node, "id"));

    async Task<string?> DraftAsync(string person) => Code((await SendAsync(
        person,
        "mutation($input: DraftRequestInput!) { draftRequest(input: $input) { request { id } errors { ... on UserError { code } } } }",
        new JsonObject { ["input"] = new JsonObject { ["content"] = TreatyPath.Content("A lorry", "Whose is it?", ["BG"]) } }))["draftRequest"]!);

    /// <summary>An account of the Kingdom's in a role that exists for it on the day; answers the person.</summary>
    async Task<string> OpenedAsync(string role)
    {
        var opened = await DoAsync("selec-security", "openAccount", new JsonObject
        {
            ["name"] = "Kingdom Example", ["role"] = role, ["party"] = "GB", ["clearance"] = "CONFIDENTIAL",
            ["certificateValidTo"] = "2099-12-31",
        }, "person");
        await _platform.Services.GetRequiredService<IRoster>().RefreshAsync(default);
        return Persons.Key(opened["id"]!.GetValue<string>());
    }

    Task<JsonNode> AskAsync(string person, string document) => SendAsync(person, document, null);

    /// <summary>Sends one mutation and returns its payload, errors and all.</summary>
    async Task<JsonNode> TryAsync(string person, string mutation, JsonObject input, string node, string selection = "id version") =>
        (await SendAsync(person, $$"""
            mutation($input: {{char.ToUpperInvariant(mutation[0])}}{{mutation[1..]}}Input!) {
              {{mutation}}(input: $input) { {{node}} { {{selection}} } errors { ... on UserError { code } } }
            }
            """, new JsonObject { ["input"] = input }))[mutation]!;

    async Task<JsonNode> DoAsync(string person, string mutation, JsonObject input, string node, string selection = "id version")
    {
        var payload = await TryAsync(person, mutation, input, node, selection);
        return payload[node] ?? throw new InvalidOperationException($"{person} {mutation}: {payload.ToJsonString()}");
    }

    /// <summary>Sends an operation as somebody who signed in elsewhere, and returns its data.</summary>
    async Task<JsonNode> SendAsync(string person, string document, JsonNode? variables)
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        var token = _tokens.For(person, one => (one.IssuedAt, one.NotBefore, one.Expires) = (now, now, now.AddHours(1)));
        using var client = _platform.Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        client.DefaultRequestHeaders.Add("Selec-Purpose", "INVESTIGATION");
        var body = new JsonObject { ["query"] = document, ["variables"] = variables };
        using var answer = await client.PostAsync(new Uri("/graphql", UriKind.Relative), RunningPlatform.Json(body.ToJsonString()));
        var read = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        return read["data"] ?? throw new InvalidOperationException(read.ToJsonString());
    }

    static string? Code(JsonNode payload) => payload["errors"]!.AsArray().FirstOrDefault()?["code"]!.GetValue<string>();

    void MoveTo(DateTimeOffset moment) => _clock.MoveTo(moment);
}
