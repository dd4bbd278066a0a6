using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Secrecy;

/// <summary>One item of Bulgaria, which Romania asks to use in every way.</summary>
internal sealed class ConsentLives(RunningPlatform platform, Planter planter)
{
    const string Focal = "bg-focal-point";
    const string Supplier = "bg-liaison-police";
    const string Asker = "ro-liaison-police";

    public async Task RunAsync()
    {
        var item = await SentAsync();
        var refused = await AskAsync(item, """{"scope":"PUBLISH"}""");
        await planter.DoAsync(Focal, "refuseConsent", new JsonObject { ["consent"] = refused }, "consent");
        var onward = await AskAsync(item, """{"scope":"ONWARD","recipient":"GR"}""");
        await planter.DoAsync(Supplier, "grantConsent", new JsonObject { ["consent"] = onward }, "consent");
        await planter.DoAsync(Asker, "acknowledgeHandling", new JsonObject { ["item"] = item });
        await planter.DoAsync(Asker, "forwardItem", new JsonObject { ["item"] = item, ["to"] = "GR" });
        await planter.DoAsync(Supplier, "revokeConsent", new JsonObject { ["consent"] = onward }, "consent");
        await planter.DoAsync(Asker, "exportItem", new JsonObject { ["item"] = item, ["form"] = "PRINT" });
        var release = await planter.DoAsync(Supplier, "releaseItem", new JsonObject { ["item"] = item, ["to"] = "CN" });
        await planter.DoAsync(Focal, "confirmRelease", new JsonObject { ["release"] = release }, "release");
        var publication = await planter.DoAsync(Supplier, "publishItem", new JsonObject { ["item"] = item });
        await planter.DoAsync(Focal, "confirmRelease", new JsonObject { ["release"] = publication }, "release");
        await planter.DoAsync(Focal, "useForOtherPurpose", new JsonObject { ["item"] = item, ["crimeArea"] = "TOBACCO" });
        await planter.DoAsync("bg-prosecutor", "useInCourt", new JsonObject
        {
            ["item"] = await OfProsecutorAsync(), ["state"] = "BG", ["reference"] = "32/2026",
        });
    }

    Task<string> AskAsync(string item, string fields)
    {
        var input = JsonNode.Parse(fields)!.AsObject();
        input["item"] = item;
        return planter.DoAsync(Asker, "askConsent", input);
    }

    async Task<string> SentAsync()
    {
        var content = JsonNode.Parse("""{"crimeAreas":["TOBACCO"],"addressees":["RO"]}""");
        var request = await planter.DoAsync("bg-case-officer-police", "draftRequest", new JsonObject { ["content"] = content });
        await planter.DoAsync(Focal, "clearRequest", new JsonObject { ["request"] = request }, "request");
        await planter.DoAsync(Supplier, "sendRequest", new JsonObject { ["request"] = request }, "request");
        var sent = await platform.AskAsync(Focal, $$"""{ node(id: "{{request}}") { ... on Request { item { id } } } }""");
        return sent["node"]!["item"]!["id"]!.GetValue<string>();
    }

    async Task<string> OfProsecutorAsync()
    {
        var items = await platform.AskAsync(
            "bg-prosecutor", """{ informationItems(first: 1, where: { supplier: { eq: "BG" } }) { nodes { id } } }""");
        return items["informationItems"]!["nodes"]![0]!["id"]!.GetValue<string>();
    }
}
