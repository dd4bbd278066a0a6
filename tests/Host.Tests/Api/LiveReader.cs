using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Api;

/// <summary>A live stream of one person, read event by event; it gives up loudly when nothing comes for a long time.</summary>
internal sealed class LiveReader : IDisposable
{
    const string Data = "data: ";

    static readonly TimeSpan _patience = RunningPlatform.Patience;

    readonly HttpResponseMessage _answer;
    readonly StreamReader _lines;

    LiveReader(HttpResponseMessage answer, Stream stream) => (_answer, _lines) = (answer, new StreamReader(stream));

    /// <summary>Opens a stream; the first event is always there at once.</summary>
    public static async Task<LiveReader> OpenAsync(RunningPlatform platform, string person, string? after = null)
    {
        var client = await platform.AsAsync(person);
        var body = new JsonObject
        {
            ["query"] = "subscription($after: String) { activity(after: $after) { cursor kind at node { id } } }",
            ["variables"] = new JsonObject { ["after"] = after },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/graphql", UriKind.Relative));
        request.Content = RunningPlatform.Json(body.ToJsonString());
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        return new LiveReader(answer, await answer.Content.ReadAsStreamAsync());
    }

    /// <summary>The next event, or null when the stream has ended.</summary>
    public async Task<JsonNode?> NextAsync()
    {
        using var patience = new CancellationTokenSource(_patience);
        while (await _lines.ReadLineAsync(patience.Token) is { } line)
        {
            if (!line.StartsWith(Data, StringComparison.Ordinal)) continue;
            return JsonNode.Parse(line[Data.Length..])!["data"]?["activity"] ?? throw new InvalidOperationException(line);
        }
        return null;
    }

    /// <summary>The next events, heartbeats left out, up to the one of a node.</summary>
    public async Task<List<JsonNode>> UntilAsync(string node)
    {
        var events = new List<JsonNode>();
        while (await NextAsync() is { } one)
        {
            if (one["kind"]!.ToString() == "HEARTBEAT") continue;
            events.Add(one);
            if (one["node"]?["id"]?.ToString() == node) return events;
        }
        throw new InvalidOperationException("The stream ended.");
    }

    public void Dispose()
    {
        _lines.Dispose();
        _answer.Dispose();
    }
}
