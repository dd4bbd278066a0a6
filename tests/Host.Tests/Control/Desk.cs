using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Control;

/// <summary>The data-subject desk as its tests run it.</summary>
internal sealed class Desk(RunningPlatform platform)
{
    public const string Officer = "selec-data-protection";
    public const string Body = "selec-supervisory-body";

    /// <summary>A request of somebody whose identity is confirmed.</summary>
    public async Task<string> OpenedAsync(string surname, string givenNames, string receivedOn, string? letter = null)
    {
        var request = (await platform.DoAsync(Officer, "openSubjectRequest", Asked(surname, givenNames, receivedOn, letter), "request", "id"))["id"]!
            .GetValue<string>();
        await platform.DoAsync(Officer, "confirmIdentity", Of("request", request), "request", "id");
        return request;
    }

    public static JsonObject Asked(string surname, string givenNames, string receivedOn, string? letter = null) => new()
    {
        ["receivedOn"] = receivedOn,
        ["from"] = "MD",
        ["identity"] = new JsonObject { ["surname"] = surname, ["givenNames"] = givenNames, ["dateOfBirth"] = "1980-05-06" },
        ["letter"] = letter ?? "Ce date aveți despre mine?",
    };

    public Task<JsonNode> ConsultAsync(string request) => platform.DoAsync(Officer, "consultSuppliers", Of("request", request), "request", "id");

    public Task<JsonNode> ReplyAsync(string request) => platform.DoAsync(Officer, "replyToSubject", Of("request", request), "request", "id");

    /// <summary>The item of a request in whose facts somebody is named; the focal point has cleared it.</summary>
    public async Task<string> HeldAsync(string party, string facts)
    {
        var draft = new JsonObject
        {
            ["content"] = new JsonObject
            {
                ["subject"] = "Whereabouts", ["facts"] = facts, ["crimeAreas"] = new JsonArray("DRUGS"),
                ["addressees"] = new JsonArray(party == "HU" ? "GR" : "HU"),
            },
        };
        var read = await platform.DoAsync($"{party.ToLowerInvariant()}-focal-point", "draftRequest", draft, "request", "item { id }");
        return read["item"]!["id"]!.GetValue<string>();
    }

    /// <summary>The consultations that a person sees of requests with a reference.</summary>
    public async Task<List<JsonNode>> ConsultationsAsync(string person)
    {
        const string Read = """
            { consultations(first: 50) {
                totalCount
                nodes { id reference party items answerBy state answer ground text receivedOn identity { surname dateOfBirth } request { id } }
            } }
            """;
        return [.. (await platform.AskAsync(person, Read))["consultations"]!["nodes"]!.AsArray().Select(node => node!)];
    }

    public async Task<JsonNode?> RequestAsync(string person, string request, string selection) => (await platform.AskAsync(
        person, $"query($id: ID!) {{ node(id: $id) {{ ... on SubjectRequest {{ {selection} }} }} }}", Of("id", request)))["node"];

    /// <summary>The code of a refusal.</summary>
    public async Task<string> CodeAsync(string person, string mutation, JsonObject input, string node = "request") =>
        (await platform.TryAsync(person, mutation, input, node, "id"))["errors"]!.AsArray().Single()!["code"]!.GetValue<string>();

    public static JsonObject Answer(string consultation, string answer, string? ground = null, string? text = null)
    {
        var input = new JsonObject { ["consultation"] = consultation, ["answer"] = answer };
        if (ground is not null) input["ground"] = ground;
        if (text is not null) input["text"] = text;
        return input;
    }

    public static JsonObject Of(string field, string value) => new() { [field] = value };
}
