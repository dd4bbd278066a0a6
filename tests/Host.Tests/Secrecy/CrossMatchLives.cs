using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Secrecy;

/// <summary>Two States report the same vehicle, one asks the other, the other denies; and an item is erased.</summary>
internal sealed class CrossMatchLives(RunningPlatform platform, Planter planter)
{
    const string Focal = "bg-focal-point";

    public async Task RunAsync()
    {
        await MetAsync();
        await ErasedAsync();
    }

    async Task MetAsync()
    {
        await planter.DoAsync("bg-liaison-police", "reportVehicle", VehicleLives.Report(Canary.Vin(3)));
        await planter.DoAsync("ro-liaison-police", "reportVehicle", VehicleLives.Report(Canary.Vin(3)));
        var contacts = await platform.AskAsync(Focal,
            """{ contacts(first: 10, where: { identifier: { eq: "vehicle-vin" } }) { nodes { id } } }""");
        var contact = contacts["contacts"]!["nodes"]!.AsArray().Single()!["id"]!.GetValue<string>();
        await planter.DoAsync(Focal, "draftRequest", new JsonObject { ["content"] = Content(), ["contact"] = contact });
        await planter.DoAsync("ro-focal-point", "denyContact", new JsonObject { ["contact"] = contact });
    }

    async Task ErasedAsync()
    {
        var request = await planter.DoAsync(Focal, "draftRequest", new JsonObject { ["content"] = Content() });
        var drafted = await platform.AskAsync(
            Focal, "query($id: ID!) { node(id: $id) { ... on Request { item { id } } } }", new JsonObject { ["id"] = request });
        await planter.DoAsync(Focal, "clearRequest", new JsonObject { ["request"] = request }, "request");
        await planter.DoAsync(Focal, "eraseItem", new JsonObject
        {
            ["item"] = drafted["node"]!["item"]!["id"]!.DeepClone(), ["ground"] = "SUPPLIER_WISH",
        });
        await planter.DoAsync("bg-liaison-police", "confirmAct", new JsonObject
        {
            ["item"] = drafted["node"]!["item"]!["id"]!.DeepClone(), ["act"] = "ERASE", ["ground"] = "SUPPLIER_WISH",
        });
        await planter.HideAsync(Focal, request);
    }

    static JsonObject Content() => JsonNode.Parse("""{"crimeAreas":["STOLEN_VEHICLES"],"addressees":["RO"]}""")!.AsObject();
}
