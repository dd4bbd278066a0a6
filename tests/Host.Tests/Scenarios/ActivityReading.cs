using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Scenarios;

/// <summary>The live stream as a client reads it: server-sent events over HTTP.</summary>
internal static class ActivityReading
{
    const string Data = "data: ";
    const string Heartbeat = "HEARTBEAT";

    /// <summary>Where the stream stands for a person now.</summary>
    public static async Task<string> CursorAsync(RunningPlatform platform, string person)
    {
        await foreach (var one in OpenAsync(platform, person, null, "")) return one["cursor"]!.GetValue<string>();
        throw new InvalidOperationException("The stream ended.");
    }

    /// <summary>
    /// Everything after a cursor: the stream begins with a heartbeat, replays, and beats again when there is nothing more.
    /// </summary>
    /// <param name="platform">The platform.</param>
    /// <param name="person">Who.</param>
    /// <param name="after">The cursor.</param>
    /// <param name="more">What else of the nodes is asked for.</param>
    public static async Task<List<JsonNode>> ReadAsync(RunningPlatform platform, string person, string after, string more = "")
    {
        var (beats, events) = (0, new List<JsonNode>());
        await foreach (var one in OpenAsync(platform, person, after, more))
        {
            if (one["kind"]!.GetValue<string>() != Heartbeat) events.Add(one);
            else if (++beats == 2) return events;
        }
        throw new InvalidOperationException("The stream ended.");
    }

    /// <summary>The first event of a kind after a cursor that happened to a node; for platforms whose clock stands.</summary>
    public static async Task<JsonNode> FirstAsync(RunningPlatform platform, string person, string after, (string Kind, string Node) wanted)
    {
        await foreach (var one in OpenAsync(platform, person, after, ""))
        {
            if ((one["kind"]!.GetValue<string>(), one["node"]?["id"]?.GetValue<string>()) == wanted) return one;
        }
        throw new InvalidOperationException("The stream ended.");
    }

    static async IAsyncEnumerable<JsonNode> OpenAsync(RunningPlatform platform, string person, string? after, string more)
    {
        var document = $"subscription($after: String) {{ activity(after: $after) {{ cursor kind at node {{ id {more} }} }} }}";
        var client = await platform.AsAsync(person);
        var body = new JsonObject { ["query"] = document, ["variables"] = new JsonObject { ["after"] = after } };
        using var request =
            new HttpRequestMessage(
                HttpMethod.Post, new Uri("/graphql", UriKind.Relative)) { Content = RunningPlatform.Json(body.ToJsonString()) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync());
        using var patience = new CancellationTokenSource(RunningPlatform.Patience);
        while (await lines.ReadLineAsync(patience.Token) is { } line)
        {
            if (!line.StartsWith(Data, StringComparison.Ordinal)) continue;
            var told = JsonNode.Parse(line[Data.Length..])!;
            yield return told["data"]?["activity"] ?? throw new InvalidOperationException(line);
        }
    }
}
