using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Durability;

/// <summary>What clients say to a host that is another process.</summary>
internal static class Wire
{
    /// <summary>A client signed in as a demo person.</summary>
    public static async Task<HttpClient> SignInAsync(this HostProcess host, string person)
    {
        var client = host.Client();
        try
        {
            using var body = RunningPlatform.Json($$"""{"person":"{{person}}"}""");
            using var answer = await client.PostAsync(new Uri("/demo/token", UriKind.Relative), body);
            answer.EnsureSuccessStatusCode();
            var token = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["token"]!.GetValue<string>();
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            client.DefaultRequestHeaders.Add("Selec-Purpose", "INVESTIGATION");
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>The body of an operation.</summary>
    public static string Body(string document, JsonObject? variables = null) =>
        new JsonObject { ["query"] = document, ["variables"] = variables?.DeepClone() }.ToJsonString();

    /// <summary>Sends an operation and returns the whole answer.</summary>
    public static async Task<JsonNode> SendAsync(this HttpClient client, string document, JsonObject? variables = null)
    {
        using var answer = await client.PostAsync(new Uri("/graphql", UriKind.Relative), RunningPlatform.Json(Body(document, variables)));
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    /// <summary>Sends an operation that must succeed and returns its data.</summary>
    public static async Task<JsonNode> AskAsync(this HttpClient client, string document, JsonObject? variables = null)
    {
        var answer = await client.SendAsync(document, variables);
        return answer["errors"] is JsonArray errors ? throw new AnsweredException(errors) : answer["data"]!;
    }

    /// <summary>Sends a mutation of a request that must be carried out, and returns the request.</summary>
    public static async Task<JsonNode> ActAsync(this HttpClient client, string mutation, JsonObject input)
    {
        var data = await client.AskAsync(Requests.Mutation(mutation), new JsonObject { ["input"] = input });
        var payload = data[mutation]!;
        return payload["errors"]!.AsArray().Count == 0
            ? payload["request"]!
            : throw new InvalidOperationException($"{mutation}: {payload.ToJsonString()}");
    }

    /// <summary>The subject line, id and version of every request that the person sees, page by page.</summary>
    public static async Task<IReadOnlyList<SeenRequest>> RequestsAsync(this HttpClient client)
    {
        const string Document = """
            query($after: String) {
              requests(first: 50, after: $after) { nodes { id version subject } pageInfo { hasNextPage endCursor } }
            }
            """;
        var seen = new List<SeenRequest>();
        for (string? after = null; ;)
        {
            var page = (await client.AskAsync(Document, new JsonObject { ["after"] = after }))["requests"]!;
            seen.AddRange(page["nodes"]!.AsArray().Select(node => new SeenRequest(
                node!["id"]!.GetValue<string>(), node["version"]!.GetValue<string>(), node["subject"]!.GetValue<string>())));
            if (!page["pageInfo"]!["hasNextPage"]!.GetValue<bool>()) return seen;
            after = page["pageInfo"]!["endCursor"]!.GetValue<string>();
        }
    }
}

/// <summary>A host answered with errors.</summary>
internal sealed class AnsweredException(JsonArray errors) : InvalidOperationException(errors.ToJsonString())
{
    /// <summary>When to try again, where each of them says that the platform is busy or took too long; else null.</summary>
    public TimeSpan? TryAgainAfter { get; } = errors.All(error => error!["extensions"]!["code"]!.ToString() is "RATE_LIMITED" or "TIMEOUT")
        ? TimeSpan.FromMilliseconds(errors.Max(error => error!["extensions"]!["retryAfterMs"]?.GetValue<int>() ?? 0))
        : null;
}

/// <summary>A request as a list shows it.</summary>
internal sealed record SeenRequest(string Id, string Version, string Subject);

/// <summary>Requests as clients write them.</summary>
internal static class Requests
{
    public static string Mutation(string name) => $$"""
        mutation($input: {{char.ToUpperInvariant(name[0])}}{{name[1..]}}Input!) {
          {{name}}(input: $input) { request { id version subject } errors { __typename ... on UserError { code message path } } }
        }
        """;

    public static JsonObject Draft(string key, string subject, string addressee = "RO") =>
        new() { ["content"] = Content(subject, addressee), ["idempotencyKey"] = key };

    public static JsonObject Revision(string key, string subject, SeenRequest draft) =>
        new() { ["request"] = draft.Id, ["version"] = draft.Version, ["content"] = Content(subject, "RO"), ["idempotencyKey"] = key };

    static JsonObject Content(string subject, string addressee) => new()
    {
        ["subject"] = subject,
        ["facts"] = "A lorry was seen at two unloading places.",
        ["crimeAreas"] = new JsonArray("TOBACCO"),
        ["addressees"] = new JsonArray(addressee),
    };
}
