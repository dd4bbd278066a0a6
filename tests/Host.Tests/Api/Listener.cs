using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Api;

/// <summary>The live stream of one person over any of the three transports; it gives up loudly when nothing comes for a long time.</summary>
internal sealed class Listener : IDisposable
{
    const string Path = "/graphql";
    const string TokenHeader = "X-GraphQL-Event-Stream-Token";
    const string Data = "data: ";
    const string Query = """
        subscription { activity { kind node { id
          ... on Request { subject redactions { reason } } ... on Thread { subject redactions { reason } }
        } } }
        """;

    readonly CancellationTokenSource _patience = new(RunningPlatform.Patience);
    readonly List<IDisposable> _held = [];
    readonly Func<Task<JsonNode?>> _hear;

    Listener(Func<Listener, Func<Task<JsonNode?>>> hear) => _hear = hear(this);

    /// <summary>One listener over each transport; each has heard that its stream is open.</summary>
    public static async Task<List<Listener>> EverywhereAsync(RunningPlatform platform, string person)
    {
        var client = await platform.AsAsync(person);
        List<Listener> all = [await OwnStreamAsync(client), await SharedStreamAsync(client), await SocketAsync(platform, client)];
        foreach (var one in all) (await one.NextAsync())!["kind"]!.ToString().Should().Be("HEARTBEAT");
        return all;
    }

    /// <summary>The next event; null when the stream has ended.</summary>
    public async Task<JsonNode?> NextAsync() => (await _hear())?["data"]!["activity"];

    /// <summary>The node of the next event of a kind; nothing when the stream ends before.</summary>
    public async Task<JsonNode?> UntilAsync(string kind)
    {
        while (await NextAsync() is { } one)
        {
            if (one["kind"]!.ToString() == kind) return one["node"];
        }
        return null;
    }

    public void Dispose()
    {
        foreach (var one in _held) one.Dispose();
        _patience.Dispose();
    }

    static async Task<Listener> OwnStreamAsync(HttpClient client)
    {
        var lines = await LinesAsync(client, Sent(HttpMethod.Post, null, new JsonObject { ["query"] = Query }));
        return new Listener(listener => listener.Holding(lines, () => listener.LineAsync(lines)));
    }

    static async Task<Listener> SharedStreamAsync(HttpClient client)
    {
        using var reserved = await client.SendAsync(Sent(HttpMethod.Put, null));
        var token = await reserved.Content.ReadAsStringAsync();
        var lines = await LinesAsync(client, Sent(HttpMethod.Get, token));
        var body = new JsonObject { ["query"] = Query, ["extensions"] = new JsonObject { ["operationId"] = "1" } };
        using var begun = await client.SendAsync(Sent(HttpMethod.Post, token, body));
        begun.EnsureSuccessStatusCode();
        return new Listener(listener => listener.Holding(lines, async () => (await listener.LineAsync(lines))?["payload"]));
    }

    static async Task<Listener> SocketAsync(RunningPlatform platform, HttpClient client)
    {
        var socket = new ClientWebSocket();
        var listener = new Listener(listener => listener.Holding(socket, async () => (await listener.MessageAsync(socket))?["payload"]));
        socket.Options.AddSubProtocol("graphql-transport-ws");
        foreach (var (name, values) in client.DefaultRequestHeaders) socket.Options.SetRequestHeader(name, values.Single());
        await socket.ConnectAsync(new Uri($"ws://{platform.Address.Authority}{Path}"), listener._patience.Token);
        await listener.SayAsync(socket, new JsonObject { ["type"] = "connection_init" });
        await listener.MessageAsync(socket);
        await listener.SayAsync(
            socket, new JsonObject { ["id"] = "1", ["type"] = "subscribe", ["payload"] = new JsonObject { ["query"] = Query } });
        return listener;
    }

    static HttpRequestMessage Sent(HttpMethod method, string? token, JsonObject? body = null)
    {
        var request = new HttpRequestMessage(method, new Uri(Path, UriKind.Relative));
        if (token is not null) request.Headers.Add(TokenHeader, token);
        if (body is not null) request.Content = RunningPlatform.Json(body.ToJsonString());
        if (method == HttpMethod.Get || token is null) request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        return request;
    }

    static async Task<StreamReader> LinesAsync(HttpClient client, HttpRequestMessage request)
    {
        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        return new StreamReader(await answer.Content.ReadAsStreamAsync());
    }

    Func<Task<JsonNode?>> Holding(IDisposable held, Func<Task<JsonNode?>> hear)
    {
        _held.Add(held);
        return hear;
    }

    async Task<JsonNode?> LineAsync(StreamReader lines)
    {
        while (await lines.ReadLineAsync(_patience.Token) is { } line)
        {
            if (line.StartsWith(Data, StringComparison.Ordinal)) return JsonNode.Parse(line[Data.Length..]);
        }
        return null;
    }

    Task SayAsync(ClientWebSocket socket, JsonObject message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, true, _patience.Token);

    /// <summary>The next message; null when the server has closed.</summary>
    async Task<JsonNode?> MessageAsync(ClientWebSocket socket)
    {
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(), _patience.Token);
            if (read.MessageType == WebSocketMessageType.Close) return null;
            var message = JsonNode.Parse(Encoding.UTF8.GetString(buffer, 0, read.Count))!;
            if (message["type"]!.ToString() is "ping") await SayAsync(socket, new JsonObject { ["type"] = "pong" });
            else return message;
        }
    }
}
