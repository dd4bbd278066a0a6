using System.Net.Security;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Api;

/// <summary>A WebSocket, message by message.</summary>
internal sealed class Line : IDisposable
{
    const string Subprotocol = "graphql-transport-ws";

    readonly CancellationTokenSource _patience = new(RunningPlatform.Patience);
    WebSocket? _socket;
    HttpMessageInvoker? _invoker;

    public Task OpenAsync(RunningPlatform platform, string? bearer)
    {
        var socket = Prepared(bearer);
        return socket.ConnectAsync(new Uri($"ws://{platform.Address.Authority}/graphql"), _patience.Token);
    }

    /// <summary>Opens it with a certificate over this version of HTTP and no other.</summary>
    public async Task OpenAsync(Uri address, Version version, X509ChainPolicy trust, string? bearer)
    {
        var socket = Prepared(bearer);
        (socket.Options.HttpVersion, socket.Options.HttpVersionPolicy) = (version, HttpVersionPolicy.RequestVersionExact);
        var handler = new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = trust } };
        _invoker = new HttpMessageInvoker(handler);
        await socket.ConnectAsync(new Uri($"wss://{address.Authority}/graphql"), _invoker, _patience.Token);
    }

    /// <summary>Opens it with an Upgrade header that no client of ours writes.</summary>
    public async Task OpenUpgradingAsync(RunningPlatform platform, string upgrade, string bearer)
    {
        var client = new TcpClient();
        await client.ConnectAsync(platform.Address.Host, platform.Address.Port, _patience.Token);
        var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"GET /graphql HTTP/1.1\r\nHost: {platform.Address.Authority}\r\nConnection: Upgrade\r\nUpgrade: {upgrade}\r\n"
                + $"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: {Subprotocol}\r\n"
                + $"Authorization: Bearer {bearer}\r\n\r\n"),
            _patience.Token);
        var answered = new StringBuilder();
        var one = new byte[1];
        while (!answered.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(one, _patience.Token);
            answered.Append((char)one[0]);
        }
        answered.ToString().Should().StartWith("HTTP/1.1 101 ");
        _socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { SubProtocol = Subprotocol });
    }

    public Task SayAsync(string message) =>
        _socket!.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, _patience.Token);

    public Task SubscribeAsync(string id, string query) => SayAsync(new JsonObject
    {
        ["id"] = id, ["type"] = "subscribe", ["payload"] = new JsonObject { ["query"] = query },
    }.ToJsonString());

    public async Task<string> HearAsync()
    {
        var buffer = new byte[64 * 1024];
        var read = await _socket!.ReceiveAsync(buffer.AsMemory(), _patience.Token);
        return read.MessageType == WebSocketMessageType.Close
            ? $"closed {(int)_socket.CloseStatus!}"
            : Encoding.UTF8.GetString(buffer, 0, read.Count);
    }

    public void Dispose()
    {
        _socket?.Dispose();
        _invoker?.Dispose();
        _patience.Dispose();
    }

    ClientWebSocket Prepared(string? bearer)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol(Subprotocol);
        if (bearer is not null) socket.Options.SetRequestHeader("Authorization", $"Bearer {bearer}");
        _socket = socket;
        return socket;
    }
}
