using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Secrecy;

/// <summary>Acts of two persons on an item, and an emergency with its review.</summary>
internal sealed class ControlLives(RunningPlatform platform, Planter planter)
{
    const string Focal = "bg-focal-point";

    const string Liaison = "bg-liaison-police";

    public async Task RunAsync()
    {
        var request = await planter.DoAsync("bg-case-officer-police", "draftRequest", new JsonObject
        {
            ["content"] = new JsonObject { ["crimeAreas"] = new JsonArray("TOBACCO"), ["addressees"] = new JsonArray("RO") },
        });
        await planter.DoAsync(Focal, "clearRequest", new JsonObject { ["request"] = request }, "request");
        var item = (await platform.AskAsync(
            Focal, "query($id: ID!) { node(id: $id) { ... on Request { item { id } } } }", new JsonObject { ["id"] = request }))["node"]!["item"]!["id"]!;
        await OnAsync(Focal, "reclassifyItem", item, "level", "RESTRICTED");
        await OnAsync(Focal, "reclassifyItem", item, "level", "BASIC");
        await planter.DoAsync(Liaison, "confirmAct", new JsonObject
        {
            ["item"] = item.DeepClone(), ["act"] = "LOWER_CLASSIFICATION", ["level"] = "BASIC",
        });
        await OnAsync(Focal, "eraseItem", item, "ground", "SUPPLIER_WISH");
        await planter.DoAsync(Liaison, "withdrawAct", new JsonObject { ["item"] = item.DeepClone() });
        await planter.DoAsync("selec-duty-operator", "breakGlass", new JsonObject { ["target"] = item.DeepClone() });
        var emergency = (await platform.AskAsync(
            "selec-data-protection", "{ emergencies(first: 1) { nodes { id } } }"))["emergencies"]!["nodes"]![0]!["id"]!.GetValue<string>();
        var finding = new JsonObject { ["emergency"] = emergency, ["finding"] = "JUSTIFIED" };
        await planter.DoAsync("selec-data-protection", "reviewEmergency", (JsonObject)finding.DeepClone(), "emergency");
        await planter.DoAsync("selec-supervisory-body", "confirmReview", finding, "emergency");
    }

    Task<string> OnAsync(string person, string act, JsonNode item, string field, string value) =>
        planter.DoAsync(person, act, new JsonObject { ["item"] = item.DeepClone(), [field] = value });
}
