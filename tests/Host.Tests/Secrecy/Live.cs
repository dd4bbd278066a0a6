using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Secrecy;

/// <summary>A live stream, read as far as its first event.</summary>
internal static class Live
{
    const string Data = "data: ";

    public static async Task<JsonNode> FirstAsync(RunningPlatform platform, string person, string document, JsonObject? variables = null)
    {
        var client = await platform.AsAsync(person);
        var body = new JsonObject { ["query"] = document, ["variables"] = variables?.DeepClone() };
        using var request = new HttpRequestMessage(HttpMethod.Post,
            new Uri("/graphql", UriKind.Relative)) { Content = RunningPlatform.Json(body.ToJsonString()) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync());
        while (await lines.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Data, StringComparison.Ordinal)) return JsonNode.Parse(line[Data.Length..])!;
        }
        throw new InvalidOperationException("The stream ended without an event.");
    }
}
