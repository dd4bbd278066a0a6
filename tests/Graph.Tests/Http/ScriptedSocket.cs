using System.Net.WebSockets;
using System.Text;

namespace Selec.Graph.Tests.Http;

/// <summary>The server's end of a WebSocket whose caller says what is written down, part by part, and closes in the end or waits to be cut off.</summary>
internal sealed class ScriptedSocket(params (string Text, bool IsEnd)[] parts) : WebSocket
{
    private readonly Queue<(string Text, bool IsEnd)> _parts = new(parts);

    private readonly TaskCompletionSource _cutOff = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool NeverCloses { get; init; }

    /// <summary>Parts nobody has taken.</summary>
    public int Left => _parts.Count;

    /// <summary>The most memory that was offered for one part.</summary>
    public int LargestRoom { get; private set; }

    public override WebSocketCloseStatus? CloseStatus => null;

    public override string? CloseStatusDescription => null;

    public override WebSocketState State => WebSocketState.Open;

    public override string? SubProtocol => null;

    public override async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (_parts.TryDequeue(out var part))
        {
            LargestRoom = Math.Max(LargestRoom, buffer.Length);
            return new ValueWebSocketReceiveResult(Encoding.UTF8.GetBytes(part.Text, buffer.Span), WebSocketMessageType.Text, part.IsEnd);
        }

        if (NeverCloses) await _cutOff.Task;
        return new ValueWebSocketReceiveResult(0, WebSocketMessageType.Close, true);
    }

    public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => Task.CompletedTask;

    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public override void Abort() => _cutOff.TrySetResult();

    public override void Dispose()
    {
    }
}
