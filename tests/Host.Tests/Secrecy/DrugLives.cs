using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Secrecy;

/// <summary>A seizure, a precursor, a laboratory, and controlled deliveries to their end.</summary>
internal sealed class DrugLives(RunningPlatform platform, Planter planter)
{
    const string Focal = "bg-focal-point";
    const string Liaison = "bg-liaison-police";
    const string Abroad = "ro-liaison-police";
    const string Director = "selec-director-general";

    public async Task RunAsync()
    {
        await SeizedAsync();
        await planter.DoAsync("bg-case-officer-police", "recordDrugPrecursor", Occurred(
            """{"kind":"SEIZURE","substance":"ACETIC_ANHYDRIDE","quantity":{"value":5,"unit":"L","precision":"EXACT"},"declared":{}}"""));
        await planter.DoAsync(
            "bg-case-officer-police", "recordDrugLaboratory", Occurred("""{"kind":"KITCHEN","substance":"AMPHETAMINE"}"""));
        await DeliveredAsync();
        await planter.DoAsync(Liaison, "abortControlledDelivery", On(await ProposeAsync(), "{}"), "delivery");
    }

    async Task SeizedAsync()
    {
        var seizure = await planter.DoAsync(Focal, "recordDrugSeizure", Occurred("""
            {
              "substance": "HEROIN", "form": "POWDER", "quantity": { "value": 2, "unit": "KG", "precision": "EXACT" },
              "prices": [{ "level": "RETAIL", "amount": 40, "currency": "EUR", "perUnit": "G", "year": 2021 }],
              "concealment": { "place": "LOAD" }, "packaging": { "kind": "BAG" }, "laboratory": { "kind": "KITCHEN" }
            }
            """));
        var right = Of("""{"substance":"HEROIN","form":"POWDER","quantity":{"value":3,"unit":"KG","precision":"EXACT"}}""");
        right["seizure"] = seizure;
        await planter.DoAsync(Focal, "correctDrugSeizure", right, "seizure");
        var share = new JsonObject { ["seizure"] = seizure, ["parties"] = new JsonArray("RO") };
        await planter.DoAsync(Focal, "shareDrugSeizure", share, "seizure");
        await planter.WithholdAsync("selec-task-force-drugs", seizure);
        await planter.WithholdAsync("selec-analyst", seizure);
    }

    async Task DeliveredAsync()
    {
        var delivery = await ProposeAsync();
        await ActAsync(delivery, Liaison, "authoriseControlledDelivery");
        await ActAsync(delivery, Abroad, "refuseControlledDelivery");
        await ActAsync(delivery, Abroad, "authoriseControlledDelivery");
        await ActAsync(delivery, Director, "recordControlledDeliveryConsent", """{"party":"CH"}""");
        await ActAsync(delivery, Director, "withdrawControlledDeliveryConsent", """{"party":"CH"}""");
        await ActAsync(delivery, Director, "recordControlledDeliveryConsent", """{"party":"CH"}""");
        await ActAsync(delivery, Liaison, "recordControlledDeliveryThirdPartyAuthorisation", """{"party":"CH"}""");
        await ActAsync(delivery, Liaison, "startControlledDelivery");
        await ActAsync(delivery, Abroad, "recordControlledDeliveryHandover", await HandoverAsync(delivery));
        await ActAsync(delivery, Abroad, "withdrawControlledDeliveryAuthorisation");
        await ActAsync(delivery, Abroad, "authoriseControlledDelivery");
        await ActAsync(delivery, Liaison, "concludeControlledDelivery", """{"outcome":"SEIZED"}""");
        await planter.WithholdAsync(Director, delivery);
    }

    Task<string> ProposeAsync() => planter.DoAsync(
        Liaison, "proposeControlledDelivery", Of("""{"route":["BG","RO","CH"],"substance":"HEROIN","substitution":"NONE"}"""));

    /// <summary>A handover at the very moment of the start, which is neither before it nor to come.</summary>
    async Task<string> HandoverAsync(string delivery)
    {
        var read = await platform.AskAsync(
            Abroad, "query($id: ID!) { node(id: $id) { ... on ControlledDelivery { startedAt } } }", new JsonObject { ["id"] = delivery });
        return $$"""{"state":"RO","handedOverAt":"{{read["node"]!["startedAt"]}}","substitution":"NONE"}""";
    }

    Task<string> ActAsync(string delivery, string person, string mutation, string fields = "{}") =>
        planter.DoAsync(person, mutation, On(delivery, fields), "delivery");

    static JsonObject On(string delivery, string fields)
    {
        var input = Of(fields);
        input["delivery"] = delivery;
        return input;
    }

    static JsonObject Occurred(string fields)
    {
        var input = Of(fields);
        input["occurred"] = Of("""{"from":"2021-03-01","to":"2021-03-01","precision":"DAY"}""");
        input["place"] = Of("""{"country":"BG","type":"ROAD"}""");
        input["authority"] = "POLICE";
        return input;
    }

    static JsonObject Of(string json) => JsonNode.Parse(json)!.AsObject();
}
