using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Secrecy;

/// <summary>What the supplier of an item decides on it: who reads it, until when, and which of its fields.</summary>
internal sealed class ItemLives(RunningPlatform platform, Planter planter)
{
    const string Supplier = "bg-focal-point";
    const string Reader = "hu-liaison-police";

    public async Task RunAsync()
    {
        var request = await planter.DoAsync(Supplier, "draftRequest", new JsonObject
        {
            ["content"] = JsonNode.Parse("""{"crimeAreas":["TOBACCO"],"addressees":["RO"]}"""),
            ["item"] = JsonNode.Parse("""{"handling":["H3"]}"""),
        });
        var drafted = await platform.AskAsync(
            Supplier, "query($id: ID!) { node(id: $id) { ... on Request { item { id } } } }", new JsonObject { ["id"] = request });
        var item = drafted["node"]!["item"]!["id"]!.GetValue<string>();
        await DecideAsync(Supplier, "widenAudience", item, """{"party":"HU"}""");
        await DecideAsync(Reader, "acknowledgeHandling", item, "{}");
        await DecideAsync(Supplier, "restrictField", item, """{"field":"subject","parties":["HU"]}""");
        await DecideAsync(Supplier, "releaseField", item, """{"field":"subject","parties":["HU"]}""");
        await DecideAsync(Supplier, "narrowAudience", item, """{"party":"HU"}""");
        await planter.HideAsync(Reader, item);
    }

    async Task DecideAsync(string person, string mutation, string item, string fields)
    {
        var input = JsonNode.Parse(fields)!.AsObject();
        input["item"] = item;
        await planter.DoAsync(person, mutation, input);
    }
}
