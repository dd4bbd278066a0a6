using System.Text.Json.Nodes;

namespace Selec.Host.Tests.CrimeAreas;

/// <summary>A controlled delivery from China over two Member States, and a seizure of the joint investigation MORAVA.</summary>
public sealed class DrugTests(CrimeAreaPlatform platform) : IClassFixture<CrimeAreaPlatform>
{
    const string Skopje = "mk-liaison-police";
    const string Istanbul = "tr-liaison-police";
    const string Belgrade = "rs-liaison-police";

    static readonly CrimeAct _propose = new("proposeControlledDelivery", "ControlledDeliveryProposeInput", "delivery");
    static readonly CrimeAct _authorise = new("authoriseControlledDelivery", "ControlledDeliveryAuthoriseInput", "delivery");
    static readonly CrimeAct _consent = new("recordControlledDeliveryConsent", "ControlledDeliveryConsentInput", "delivery");
    static readonly CrimeAct _thirdParty = new("recordControlledDeliveryThirdPartyAuthorisation", "ControlledDeliveryThirdPartyInput", "delivery");
    static readonly CrimeAct _start = new("startControlledDelivery", "ControlledDeliveryStartInput", "delivery");
    static readonly CrimeAct _seize = new("recordDrugSeizure", "DrugSeizureRecordInput", "seizure");

    [Fact]
    public async Task a_controlled_delivery_waits_for_every_state_and_for_consent_to_a_third_party()
    {
        var delivery = (await platform.DoAsync(Skopje, _propose, """
            {"route":["CN","TR","MK"],"substance":"PRECURSOR","substitution":"PARTIAL","transport":"AIR_CARGO","description":"parcels from Shanghai"}
            """))["id"]!.GetValue<string>();

        (await RefusedAsync(Skopje, _start, delivery)).Should().Be("ROUTE_NOT_AUTHORISED");
        await ActAsync(Istanbul, _authorise, delivery);
        (await RefusedAsync(Skopje, _start, delivery)).Should().Be("ROUTE_NOT_AUTHORISED");
        (await RefusedAsync(Skopje, _thirdParty, delivery, """ ,"party":"CN" """)).Should().Be("CONSENT_MISSING");
        (await RefusedAsync(Skopje, _consent, delivery, """ ,"party":"CN" """)).Should().Be("NOT_PERMITTED");
        await ActAsync("selec-director-general", _consent, delivery, """ ,"party":"CN" """);
        await ActAsync(Skopje, _thirdParty, delivery, """ ,"party":"CN" """);
        await AuthoriseOwnAsync(delivery);
        await ActAsync(Skopje, _start, delivery);

        var seen = await SeenAsync(Istanbul, delivery);
        seen!["stage"]!.GetValue<string>().Should().Be("IN_PROGRESS");
        seen["route"]!.AsArray().Select(leg => (string)leg!["answer"]!).Should().AllBe("AUTHORISED");
        seen["route"]![0]!["consentedAt"].Should().NotBeNull("the consent of the Director's office is a recorded step");
        seen["description"]!.GetValue<string>().Should().Be("parcels from Shanghai");
        (await SeenAsync("selec-director-general", delivery))!["description"].Should().BeNull("the office reads codes, not texts");
        foreach (var stranger in (string[])["bg-liaison-police", "de-observer"]) (await SeenAsync(stranger, delivery)).Should().BeNull();
    }

    [Fact]
    public async Task a_seizure_is_seen_in_one_query_with_its_joint_investigation_and_is_counted_once()
    {
        var morava = await platform.InvestigationAsync(Belgrade, "MORAVA");
        var totals = await TotalsAsync();

        await platform.DoAsync(Belgrade, _seize, $$"""
            {"investigation":"{{morava}}","occurred":{"from":"2021-11-01","to":"2021-11-30","precision":"MONTH"},"authority":"POLICE",
            "place":{"country":"RS","type":"ROAD","description":"Presevo"},"substance":"HERBAL_CANNABIS","form":"PLANT_MATTER",
            "quantity":{"value":233,"unit":"KG","precision":"EXACT"},"packaging":{"kind":"BAG","packages":77},
            "route":[{"kind":"ORIGIN","country":"AL","basis":"SUSPECTED"},{"kind":"DESTINATION","country":"RS","basis":"PROVEN"}],
            "sharedWith":["MK"]}
            """);

        var answer = await platform.Running.AskAsync(
            Skopje,
            """
            query($id: ID!) {
              node(id: $id) { ... on Investigation {
                codeName results { seizure { category quantity { value unit } } }
                drugSeizures { supplier substance quantity { value unit kgEquivalent { kg version } } place { description } route { basis } }
              } }
            }
            """,
            new JsonObject { ["id"] = morava });
        answer["node"]!["codeName"]!.GetValue<string>().Should().Be("MORAVA");
        answer["node"]!["results"]!.AsArray().Should().NotBeEmpty();
        var seizure = answer["node"]!["drugSeizures"]!.AsArray().Single()!;
        seizure["quantity"]!["kgEquivalent"]!["kg"]!.GetValue<decimal>().Should().Be(233);
        seizure["place"]!["description"]!.GetValue<string>().Should().Be("Presevo");
        (await TotalsAsync()).Should().Be(totals, "what a crime area records is not added to the core's totals");
        var statistics = await platform.Running.AskAsync(
            "selec-analyst", "{ drugStatistics(years: [2021]) { rows { substance kg { minimum flag } coverage { reported of } byState { state } } } }");
        statistics["drugStatistics"]!["rows"]!.ToJsonString().Should().Be(
            """[{"substance":"HERBAL_CANNABIS","kg":{"minimum":233,"flag":"EXACT"},"coverage":{"reported":1,"of":11},"byState":[{"state":"RS"}]}]""");
    }

    [Theory]
    [InlineData(200, null)]
    [InlineData(201, "BAD_USER_INPUT")]
    public async Task a_list_of_a_query_has_an_end(int years, string? code)
    {
        var answer = await platform.Running.SendAsync(
            "selec-analyst", "query($years: [Int!]!) { drugStatistics(years: $years) { basis } }",
            new JsonObject { ["years"] = new JsonArray([.. Enumerable.Range(1_900, years).Select(year => (JsonNode)year)]) });
        ((string?)answer["errors"]?[0]?["extensions"]?["code"]).Should().Be(code);
    }

    async Task AuthoriseOwnAsync(string delivery)
    {
        var own = (await SeenAsync(Skopje, delivery))!["notAuthorised"]!.AsArray().Select(party => party!.GetValue<string>()).ToList();
        if (own.Contains("MK")) await ActAsync(Skopje, _authorise, delivery);
    }

    async Task ActAsync(string person, CrimeAct act, string delivery, string fields = "") =>
        await platform.DoAsync(person, act, await InputAsync(delivery, fields));

    async Task<string> RefusedAsync(string person, CrimeAct act, string delivery, string fields = "") =>
        await platform.RefusedAsync(person, act, await InputAsync(delivery, fields));

    async Task<string> InputAsync(string delivery, string fields) =>
        $$"""{"delivery":"{{delivery}}","version":"{{(await SeenAsync(Skopje, delivery))!["version"]}}"{{fields}}}""";

    async Task<JsonNode?> SeenAsync(string person, string delivery) =>
        (await platform.Running.AskAsync(
            person,
            "query($id: ID!) { node(id: $id) { ... on ControlledDelivery { version stage description notAuthorised route { party answer consentedAt } } } }",
            new JsonObject { ["id"] = delivery }))["node"];

    async Task<string> TotalsAsync() =>
        (await platform.Running.AskAsync("selec-operations", "{ resultsSummary { seizures { category unit sum { minimum maximum terms } } } }")).ToJsonString();
}
