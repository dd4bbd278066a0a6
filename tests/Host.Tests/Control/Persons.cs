using System.Text.Json.Nodes;
using Selec.Host.Binding;
using Selec.Sdk;

namespace Selec.Host.Tests.Control;

/// <summary>What the tests of access say again and again.</summary>
internal static class Persons
{
    const string Explain = """
        query($person: ID!, $item: ID!, $act: AccessAct!) {
          explainAccess(person: $person, item: $item, act: $act) {
            person item act isAllowed firstRefusal grantor asksPurpose conditions { condition holds }
          }
        }
        """;

    /// <summary>The id of a demo person.</summary>
    public static string Id(string person) => Encoded("person", person);

    public static string Encoded(string kind, string key) => NodeIds.Encode(new StreamId(kind, key));

    public static string Key(string id)
    {
        NodeIds.TryDecode(id, out var node).Should().BeTrue();
        return node!.Value.Key;
    }

    /// <summary>Signs a demo person in, who says why it asks.</summary>
    public static async Task WithPurposeAsync(this RunningPlatform platform, string person)
    {
        var headers = (await platform.AsAsync(person)).DefaultRequestHeaders;
        if (!headers.Contains("Selec-Purpose")) headers.Add("Selec-Purpose", "INVESTIGATION");
    }

    /// <summary>A request that a Bulgarian investigator drafts to Romania.</summary>
    public static Task<JsonNode> DraftedAsync(this RunningPlatform platform, string classification) => platform.DoAsync(
        "bg-case-officer-police", "draftRequest", new JsonObject { ["content"] = Content(), ["item"] = Terms(classification) },
        "request", "id subject item { id }");

    /// <summary>The same, cleared and sent.</summary>
    public static async Task<JsonNode> SentAsync(this RunningPlatform platform, string classification)
    {
        var request = await platform.DraftedAsync(classification);
        foreach (var (person, step) in new[] { ("bg-focal-point", "clearRequest"), ("bg-liaison-police", "sendRequest") })
        {
            var now = await platform.AskAsync(
                person, "query($id: ID!) { node(id: $id) { ... on Request { version } } }", new JsonObject { ["id"] = request["id"]!.DeepClone() });
            await platform.DoAsync(
                person, step, new JsonObject { ["request"] = request["id"]!.DeepClone(), ["version"] = now["node"]!["version"]!.DeepClone() }, "request");
        }
        return request;
    }

    /// <summary>The request's subject as a person reads it; null when it does not.</summary>
    public static async Task<string?> SubjectAsync(this RunningPlatform platform, string person, JsonNode request)
    {
        await platform.WithPurposeAsync(person);
        var read = await platform.AskAsync(
            person, "query($id: ID!) { node(id: $id) { ... on Request { subject } } }", new JsonObject { ["id"] = request["id"]!.DeepClone() });
        return read["node"]?["subject"]?.ToString();
    }

    /// <summary>Why a draft on these terms is refused; null when it is not.</summary>
    public static async Task<string?> DraftRefusedAsync(this RunningPlatform platform, JsonObject terms)
    {
        var payload = await platform.TryAsync(
            "bg-case-officer-police", "draftRequest", new JsonObject { ["content"] = Content(), ["item"] = terms.DeepClone() }, "request", "id");
        return payload["errors"]!.AsArray().FirstOrDefault()?["code"]?.ToString();
    }

    /// <summary>The explanation that an auditor is given.</summary>
    public static async Task<JsonNode> ExplainedAsync(this RunningPlatform platform, string person, JsonNode request, string act) =>
        (await platform.AskAsync("selec-auditor", Explain, new JsonObject
        {
            ["person"] = Id(person), ["item"] = request["item"]!["id"]!.DeepClone(), ["act"] = act,
        }))["explainAccess"]!;

    public static JsonObject Terms(string classification) => new()
    {
        ["kind"] = "FACT",
        ["source"] = "A",
        ["information"] = "ONE",
        ["handling"] = new JsonArray("H0"),
        ["classification"] = classification,
    };

    static JsonObject Content() => new()
    {
        ["kind"] = "INFORMATION",
        ["subject"] = "Owner of a lorry",
        ["facts"] = "The lorry was seen near Vidin.",
        ["legalBasis"] = "SELEC_CONVENTION",
        ["crimeAreas"] = new JsonArray("DRUGS"),
        ["addressees"] = new JsonArray("RO"),
    };
}
