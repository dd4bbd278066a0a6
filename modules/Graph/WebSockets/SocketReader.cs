using System.Net.WebSockets;
using System.Text.Json;
using Selec.Graph.Execution;
using Selec.Graph.Http;

namespace Selec.Graph.WebSockets;

/// <summary>Puts the caller's messages together within their limit.</summary>
internal sealed class SocketReader(WebSocket socket, GraphHttpOptions options)
{
    private readonly JsonDocumentOptions _json = new() { MaxDepth = options.MaxJsonDepth, AllowDuplicateProperties = false };

    /// <summary>The next message; null when the caller has closed or is gone.</summary>
    /// <exception cref="SocketFault">The message ends the connection.</exception>
    public async ValueTask<ClientMessage?> NextAsync()
    {
        using var message = new PooledBuffer();
        while (true)
        {
            var part = await PartAsync(message);
            if (part is not { } read || read.MessageType == WebSocketMessageType.Close) return null;
            if (read.MessageType == WebSocketMessageType.Binary) throw new SocketFault(SocketClose.Invalid("Messages are text."));
            message.Advance(read.Count);
            if (message.Length > options.MaxBodyBytes) throw new SocketFault(SocketClose.TooBig);
            if (read.EndOfMessage) return ClientMessage.Read(message.Written, _json);
        }
    }

    /// <summary>Takes what still comes, and keeps nothing of it, until the caller has closed or is gone.</summary>
    public async Task DiscardAsync()
    {
        using var room = new PooledBuffer();
        while (await PartAsync(room) is { MessageType: not WebSocketMessageType.Close }) { }
    }

    private async ValueTask<ValueWebSocketReceiveResult?> PartAsync(PooledBuffer message)
    {
        try
        {
            return await socket.ReceiveAsync(message.GetMemory(1024), CancellationToken.None);
        }
        catch (Exception lost) when (lost is WebSocketException or OperationCanceledException or IOException)
        {
            return null;
        }
    }
}
