using System.Net.WebSockets;
using System.Text;

namespace Selec.Graph.Tests.Http;

/// <summary>Speaks over a WebSocket word by word, as a client that need not keep to the protocol.</summary>
internal sealed class SocketClient : IDisposable
{
    public const string Subprotocol = "graphql-transport-ws";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _patience = new(Patience);

    public static async Task<SocketClient> Connected(GraphServer server, string? subprotocol = Subprotocol, string? origin = null)
    {
        var client = new SocketClient();
        if (subprotocol is not null) client._socket.Options.AddSubProtocol(subprotocol);
        if (origin is not null) client._socket.Options.SetRequestHeader("Origin", origin);
        client._socket.Options.KeepAliveInterval = TimeSpan.Zero;
        await client._socket.ConnectAsync(new Uri($"ws://{server.Client.BaseAddress!.Authority}/graphql"), client._patience.Token);
        return client;
    }

    /// <summary>One that is acknowledged.</summary>
    public static async Task<SocketClient> Initialised(GraphServer server)
    {
        var client = await Connected(server);
        await client.Say("""{"type":"connection_init"}""");
        (await client.Hear()).Should().Be("""{"type":"connection_ack"}""");
        return client;
    }

    public Task Say(string message) => Say(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text);

    public Task Say(byte[] message, WebSocketMessageType type) => _socket.SendAsync(message, type, true, _patience.Token);

    public Task Subscribe(string id, string query) => Say($$$"""{"id":"{{{id}}}","type":"subscribe","payload":{"query":"{{{query}}}"}}""");

    /// <summary>The next message, or what the server closed with.</summary>
    public async Task<string> Hear()
    {
        var (buffer, length) = (new byte[1024 * 1024], 0);
        while (true)
        {
            var read = await _socket.ReceiveAsync(buffer.AsMemory(length), _patience.Token);
            if (read.MessageType == WebSocketMessageType.Close) return $"closed {(int)_socket.CloseStatus!} {_socket.CloseStatusDescription}".Trim();
            length += read.Count;
            if (read.EndOfMessage) return Encoding.UTF8.GetString(buffer, 0, length);
        }
    }

    public Task Close() => _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, _patience.Token);

    public void Dispose()
    {
        _socket.Dispose();
        _patience.Dispose();
    }
}
