using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Selec.Contracts;
using Selec.Host.Binding;
using Selec.Sdk;

namespace Selec.Host.Tests.Control;

/// <summary>Consents, uses, releases and previews as people meet them over HTTP.</summary>
public sealed class ConsentTests : IAsyncLifetime
{
    const string Supplier = "bg-liaison-police";
    const string Asker = "ro-liaison-police";

    RunningPlatform _platform = null!;

    public async Task InitializeAsync() => _platform = await RunningPlatform.StartAsync();

    public async Task DisposeAsync() => await _platform.DisposeAsync();

    [Fact]
    public async Task an_item_goes_on_by_consent_and_no_longer_once_it_is_revoked()
    {
        var (_, item) = await SentAsync("H2");
        var forward = new JsonObject { ["item"] = item, ["to"] = "GR" };
        (await CodeAsync(Asker, "forwardItem", forward, "item")).Should().Be("HANDLING_FORBIDS");
        (await PreviewAsync(Asker, item))["grantor"]!.GetValue<string>().Should().Be("SUPPLIER");

        var consent = await AskedAsync(item, "ONWARD", "GR");
        (await SeesAsync("gr-liaison-police", consent)).Should().BeFalse();
        (await CodeAsync(Asker, "grantConsent", On(consent, await VersionAsync(Asker, consent)), "consent")).Should().Be("NOT_PERMITTED");
        await GrantAsync(consent);
        (await PreviewAsync(Asker, item))["allowed"]!.GetValue<bool>().Should().BeTrue();
        (await SeesAsync("gr-focal-point", item)).Should().BeFalse();
        await _platform.DoAsync(Asker, "forwardItem", forward, "item", "id");
        (await SeesAsync("gr-focal-point", item)).Should().BeTrue();

        await _platform.DoAsync(Supplier, "revokeConsent", On(consent, await VersionAsync(Supplier, consent)), "consent");
        (await CodeAsync(Asker, "forwardItem", forward, "item")).Should().Be("HANDLING_FORBIDS");
        var uses = (await NodeAsync(Supplier, item, "... on InformationItem { uses { kind party recipient consent } consents { state viewerCan } }"))!;
        uses["uses"]!.ToJsonString().Should().Be(
            $$"""[{"kind":"FORWARDED","party":"RO","recipient":"GR","consent":"{{consent}}"}]""");
        uses["consents"]!.ToJsonString().Should().Be("""[{"state":"REVOKED","viewerCan":[]}]""");
        (await NodeAsync(Asker, item, "... on InformationItem { uses { kind } }"))!["uses"].Should().BeNull("whose else it is, is the supplier's");
    }

    [Fact]
    public async Task after_a_revocation_is_acknowledged_no_use_is_whoever_is_faster()
    {
        var (_, item) = await SentAsync("H2");
        var forward = new JsonObject { ["item"] = item, ["to"] = "GR" };
        var (done, refused) = (0, 0);
        for (var round = 0; round < 40; round++)
        {
            var consent = await AskedAsync(item, "ONWARD", "GR");
            await GrantAsync(consent);
            var revoke = On(consent, await VersionAsync(Supplier, consent));
            var uses = Enumerable.Range(0, 3).Select(_ => _platform.TryAsync(Asker, "forwardItem", forward, "item", "id")).ToList();
            await _platform.DoAsync(Supplier, "revokeConsent", revoke, "consent");
            (await CodeAsync(Asker, "forwardItem", forward, "item")).Should().Be("HANDLING_FORBIDS", $"round {round}");
            foreach (var use in await Task.WhenAll(uses))
            {
                if (use["errors"]!.AsArray().Count == 0) done++;
                else refused++;
            }
        }
        (await OutOfOrderAsync(item)).Should().BeEmpty();
        (done + refused).Should().Be(120);
    }

    [Fact]
    public async Task what_is_taken_out_is_in_the_audit_log_and_H2_keeps_it_in()
    {
        var (_, item) = await SentAsync("H0");
        var (_, marked) = await SentAsync("H2");

        await _platform.DoAsync(Asker, "exportItem", new JsonObject { ["item"] = item, ["form"] = "PRINT" }, "item", "id");
        var last = (await _platform.Services.GetRequiredService<IAuditLog>().ReadAuditAsync(null, 1, default))[0].Entry;
        (last.Operation, last.Kind).Should().Be(("exportItem", AuditKind.Export));
        foreach (var form in (string[])["EXPORT", "PRINT"])
            (await CodeAsync(Asker, "exportItem", new JsonObject { ["item"] = marked, ["form"] = form }, "item")).Should().Be("HANDLING_FORBIDS");
        var unknown = NodeIds.Encode(new StreamId("item", "nothing"));
        var refusals = new List<string>();
        foreach (var one in new[] { item, unknown })
            refusals.Add((await _platform.TryAsync("gr-liaison-police", "exportItem", new JsonObject { ["item"] = one, ["form"] = "EXPORT" }, "item")).ToJsonString());
        refusals.Distinct().Should().ContainSingle().Which.Should().Contain("NOT_FOUND");
    }

    [Fact]
    public async Task an_observer_gets_what_the_inputter_consents_to_item_by_item_and_nothing_through_its_account()
    {
        var (request, item) = await SentAsync("H0");
        var before = await ObserverSeesAsync(request, item);
        before.Should().NotContain("true");
        var release = new JsonObject { ["item"] = item, ["to"] = "AT" };
        (await CodeAsync(Asker, "releaseItem", release, "release")).Should().Be("CONSENT_NOT_IN_FORCE");
        var consent = await AskedAsync(item, "RELEASE", "AT");
        await GrantAsync(consent);
        release["consent"] = consent;

        var proposed = await _platform.DoAsync(Asker, "releaseItem", release, "release", "id version state");
        proposed["state"]!.GetValue<string>().Should().Be("PROPOSED");
        var confirm = new JsonObject { ["release"] = proposed["id"]!.DeepClone(), ["version"] = proposed["version"]!.DeepClone() };
        (await CodeAsync(Asker, "confirmRelease", confirm, "release")).Should().Be("RELEASE_SECOND_PERSON");

        var released = await _platform.DoAsync(
            "ro-liaison-customs", "confirmRelease", confirm, "release", "id state to by supplier consent { id } item { id }");

        (released["state"]!.GetValue<string>(), released["to"]!.GetValue<string>(), released["consent"]!["id"]!.GetValue<string>())
            .Should().Be(("RELEASED", "AT", consent));
        (await _platform.Services.GetRequiredService<IAuditLog>().ReadAuditAsync(null, 5, default))
            .Should().Contain(one => one.Entry.Operation == "confirmRelease" && one.Entry.Kind == AuditKind.Disclose);
        (await ObserverSeesAsync(request, item)).Should().Be(before, "no account and no audience was opened");
        foreach (var other in (string[])["at-observer", "gr-liaison-police", "selec-operations"])
            (await SeesAsync(other, released["id"]!.GetValue<string>())).Should().BeFalse(other);
        foreach (var reader in (string[])[Supplier, "bg-focal-point", Asker, "selec-data-protection", "selec-supervisory-body"])
            (await SeesAsync(reader, released["id"]!.GetValue<string>())).Should().BeTrue(reader);
        var (_, classified) = await SentAsync("H0", "RESTRICTED");
        (await CodeAsync(Supplier, "releaseItem", new JsonObject { ["item"] = classified, ["to"] = "AT" }, "release")).Should().Be("RELEASE_CLASSIFIED");
    }

    [Fact]
    public async Task another_purpose_and_publication_rest_on_consents_of_their_own()
    {
        var (_, item) = await SentAsync("H0");
        var (purpose, publish) = (new JsonObject { ["item"] = item, ["crimeArea"] = "TOBACCO" }, new JsonObject { ["item"] = item });
        (await CodeAsync(Asker, "useForOtherPurpose", purpose, "item")).Should().Be("HANDLING_FORBIDS");
        (await CodeAsync(Asker, "publishItem", publish, "release")).Should().Be("CONSENT_NOT_IN_FORCE");
        await GrantAsync(await AskedAsync(item, "OTHER_PURPOSE"));
        var publication = await AskedAsync(item, "PUBLISH");
        await GrantAsync(publication);
        publish["consent"] = publication;

        await _platform.DoAsync(Asker, "useForOtherPurpose", purpose, "item", "id");
        var proposed = await _platform.DoAsync(Asker, "publishItem", publish, "release", "id version state");
        var confirm = new JsonObject { ["release"] = proposed["id"]!.DeepClone(), ["version"] = proposed["version"]!.DeepClone() };
        (await CodeAsync(Asker, "confirmRelease", confirm, "release")).Should().Be("RELEASE_SECOND_PERSON");
        var published = await _platform.DoAsync("ro-liaison-customs", "confirmRelease", confirm, "release", "state to");

        (published["state"]!.GetValue<string>(), published["to"]).Should().Be(("RELEASED", null));
        var known = await _platform.AskAsync(Supplier, $$"""{ node(id: "{{item}}") { ... on InformationItem { uses { kind party crimeArea } } } }""");
        known["node"]!["uses"]!.ToJsonString().Should().Be(
            """[{"kind":"USED_FOR_OTHER_PURPOSE","party":"RO","crimeArea":"TOBACCO"},{"kind":"PUBLISHED","party":"RO","crimeArea":null}]""");
    }

    [Fact]
    public async Task a_preview_counts_who_will_read_and_who_lacks_the_clearance()
    {
        var draft = await DraftAsync("H0", "CONFIDENTIAL");
        var expected = await UnitsAsync("bg-case-officer-police", draft["id"]!.GetValue<string>());
        expected.Should().Contain(["RO.LO 2 0", "RO.NFP 1 0", "BG.NFP 1 0"]).And.NotContain(unit => unit.StartsWith("GR", StringComparison.Ordinal));
        (await UnitsAsync("ro-liaison-police", draft["id"]!.GetValue<string>())).Should().BeEmpty("it is not there for them");
    }

    static JsonObject On(string consent, string version) => new() { ["consent"] = consent, ["version"] = version };

    async Task<string> ObserverSeesAsync(string request, string item) =>
        (await _platform.AskAsync("at-observer", $$"""
            { request: node(id: "{{request}}") { id } item: node(id: "{{item}}") { id } requests(first: 5) { totalCount }
              informationItems(first: 5) { totalCount } consents(first: 5) { totalCount } releases(first: 5) { totalCount } }
            """)).ToJsonString();

    async Task<List<string>> UnitsAsync(string person, string node)
    {
        var data = await _platform.AskAsync(person, $$"""{ previewAudience(node: "{{node}}") { party unit people short { reason people } } }""");
        return
        [
            .. data["previewAudience"]?.AsArray().Select(unit =>
                $"{unit!["unit"]} {unit["people"]} {unit["short"]!.AsArray().Sum(one => one!["people"]!.GetValue<int>())}") ?? [],
        ];
    }

    async Task<List<string>> OutOfOrderAsync(string item)
    {
        NodeIds.TryDecode(item, out var stream).Should().BeTrue();
        var (isGiven, wrong) = (false, new List<string>());
        foreach (var fact in await _platform.Services.GetRequiredService<IJournal>().ReadStreamAsync(stream!.Value, 0, default))
        {
            if (fact.Name == "item.consent-granted/1") isGiven = true;
            else if (fact.Name == "item.consent-revoked/1") isGiven = false;
            else if (fact.Name == "item.forwarded/1" && !isGiven) wrong.Add($"{fact.Version}");
        }
        return wrong;
    }

    async Task<JsonNode> PreviewAsync(string person, string item) =>
        (await _platform.AskAsync(person, $$"""{ previewForward(item: "{{item}}", to: "GR") { allowed code condition grantor readers { unit people } } }"""))[
            "previewForward"]!;

    async Task<string> AskedAsync(string item, string scope, string? to = null) =>
        (await _platform.DoAsync(Asker, "askConsent", new JsonObject
        {
            ["item"] = item, ["scope"] = scope, ["recipient"] = to, ["reason"] = "Pentru ancheta comună",
        }, "consent"))["id"]!.GetValue<string>();

    async Task GrantAsync(string consent) =>
        await _platform.DoAsync(Supplier, "grantConsent", On(consent, await VersionAsync(Supplier, consent)), "consent");

    async Task<string> CodeAsync(string person, string mutation, JsonObject input, string node) =>
        (await _platform.TryAsync(person, mutation, input, node, "id"))["errors"]!.AsArray().Single()!["code"]!.GetValue<string>();

    async Task<string> VersionAsync(string person, string consent) =>
        (await NodeAsync(person, consent, "... on Consent { version }"))!["version"]!.GetValue<string>();

    async Task<bool> SeesAsync(string person, string id) => await NodeAsync(person, id, "id") is not null;

    async Task<JsonNode?> NodeAsync(string person, string id, string selection) =>
        (await _platform.AskAsync(person, $$"""{ node(id: "{{id}}") { {{selection}} } }"""))["node"];

    async Task<JsonNode> DraftAsync(string handling, string level) =>
        await _platform.DoAsync("bg-case-officer-police", "draftRequest", new JsonObject
        {
            ["content"] = JsonNode.Parse("""
                {"kind":"INFORMATION","subject":"Камион","facts":"Видян край Видин.","legalBasis":"SELEC_CONVENTION","crimeAreas":["DRUGS"],"addressees":["RO"]}
                """),
            ["item"] = new JsonObject { ["handling"] = new JsonArray(handling), ["classification"] = level },
        }, "request", "id version item { id }");

    async Task<(string Request, string Item)> SentAsync(string handling, string level = "BASIC")
    {
        var draft = await DraftAsync(handling, level);
        var input = new JsonObject { ["request"] = draft["id"]!.DeepClone(), ["version"] = draft["version"]!.DeepClone() };
        input["version"] = (await _platform.DoAsync("bg-focal-point", "clearRequest", input, "request"))["version"]!.DeepClone();
        await _platform.DoAsync(Supplier, "sendRequest", input, "request");
        return (draft["id"]!.GetValue<string>(), draft["item"]!["id"]!.GetValue<string>());
    }
}
