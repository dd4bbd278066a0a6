using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Secrecy.Hunt;

/// <summary>
/// Requests whose texts are withheld in each way there is: by level, by field, by an end of the audience, by the way not yet gone, and by
/// nothing at all.
/// </summary>
internal sealed class HuntLives(RunningPlatform platform)
{
    const string Officer = "bg-case-officer-police";
    const string Supplier = "bg-focal-point";

    static readonly string[] _path = ["bg-focal-point clearRequest", "bg-liaison-police sendRequest"];
    int _number = 9_000;

    public async Task RunAsync()
    {
        await DraftedAsync("BASIC");
        await SentAsync("BASIC");
        await SentAsync("CONFIDENTIAL");
        var restricted = await SentAsync("BASIC");
        await DecideAsync("restrictField", restricted, """{"field":"subject","parties":["RO","HU"]}""");
        await DecideAsync("widenAudience", restricted, """{"party":"HU"}""");
        var handling = await SentAsync("BASIC", words: true);
        await DecideAsync("restrictField", handling, """{"field":"restriction","parties":["RO"]}""");
        await DecideAsync("acknowledgeHandling", handling, "{}", "ro-liaison-police");
        var ended = await SentAsync("BASIC");
        await DecideAsync("narrowAudience", ended, """{"party":"RO"}""");
        var erased = await SentAsync("BASIC");
        await DecideAsync("eraseItem", erased, """{"ground":"SUPPLIER_WISH"}""");
        await DecideAsync("confirmAct", erased, """{"act":"ERASE","ground":"SUPPLIER_WISH"}""", "bg-liaison-police");
        await LowerAsync("ro-liaison-customs");
    }

    /// <summary>A reader is cleared no further than the lowest level, and sees what is above it without its texts.</summary>
    async Task LowerAsync(string reader)
    {
        var found = await platform.AskAsync(reader, "{ viewer { person { id version } } }");
        var person = found["viewer"]!["person"]!;
        await platform.DoAsync("selec-security", "setClearance", new JsonObject
        {
            ["person"] = person["id"]!.DeepClone(), ["version"] = person["version"]!.DeepClone(), ["level"] = "BASIC",
        }, "person");
    }

    Task<JsonNode> DraftedAsync(string level, bool words = false)
    {
        var terms = new JsonObject { ["handling"] = new JsonArray(words ? "H3" : "H0"), ["classification"] = level };
        if (words) terms["restriction"] = Next();
        var content = new JsonObject
        {
            ["subject"] = Next(), ["facts"] = Next(), ["crimeAreas"] = new JsonArray("DRUGS"), ["addressees"] = new JsonArray("RO"),
        };
        return platform.DoAsync(Officer, "draftRequest", new JsonObject { ["content"] = content, ["item"] = terms }, "request", "id item { id }");
    }

    async Task<JsonNode> SentAsync(string level, bool words = false)
    {
        var request = await DraftedAsync(level, words);
        foreach (var step in _path.Select(step => step.Split(' ')))
        {
            var found = await platform.AskAsync(
                step[0], "query($id: ID!) { node(id: $id) { ... on Request { version } } }", new JsonObject { ["id"] = request["id"]!.DeepClone() });
            await platform.DoAsync(step[0], step[1], new JsonObject
            {
                ["request"] = request["id"]!.DeepClone(), ["version"] = found["node"]!["version"]!.DeepClone(),
            }, "request");
        }
        return request;
    }

    async Task DecideAsync(string mutation, JsonNode request, string fields, string person = Supplier)
    {
        var input = JsonNode.Parse(fields)!.AsObject();
        input["item"] = request["item"]!["id"]!.DeepClone();
        await platform.DoAsync(person, mutation, input, "item", "id");
    }

    string Next() => Canary.Text(_number++);
}
