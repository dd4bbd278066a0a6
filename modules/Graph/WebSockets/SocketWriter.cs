using System.Buffers;
using System.Net.WebSockets;
using System.Text.Encodings.Web;
using System.Text.Json;
using Selec.Graph.Execution;
using Selec.Graph.Http;

namespace Selec.Graph.WebSockets;

/// <summary>Sends messages one after the other; whoever sends waits until the caller's side has taken the message.</summary>
internal sealed class SocketWriter(WebSocket socket, GraphHttpOptions options) : IDisposable
{
    // A close reason has at most 123 bytes.
    private const int LongestReason = 123;

    private readonly SemaphoreSlim _turn = new(1);
    private bool _isClosed;

    public ValueTask SayAsync(ReadOnlySpan<byte> type, IReadOnlyDictionary<string, object?>? payload = null)
    {
        var message = Begun(type, null);
        if (payload is not null) Append(message, writer => PlainJson.WriteMap(writer, payload));
        return SendAsync(message);
    }

    public ValueTask NextAsync(string id, GraphResult answer)
    {
        var message = Begun("next"u8, id);
        message.Append(",\"payload\":"u8);
        answer.WriteTo(message);
        return SendAsync(message);
    }

    public ValueTask ErrorAsync(string id, IReadOnlyList<GraphError> errors)
    {
        var message = Begun("error"u8, id);
        Append(message, writer => ErrorWriter.Write(writer, errors));
        return SendAsync(message);
    }

    public ValueTask CompleteAsync(string id) => SendAsync(Begun("complete"u8, id));

    /// <summary>The first reason is the one that is told; nothing is sent after it.</summary>
    public async Task CloseAsync(SocketClose close)
    {
        await _turn.WaitAsync();
        try
        {
            if (_isClosed) return;
            _isClosed = true;
            using var patience = new CancellationTokenSource(options.Live.SendsWithin, options.Execution.Clock);
            var reason = close.Reason.Length <= LongestReason ? close.Reason : close.Reason[..LongestReason];
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync((WebSocketCloseStatus)close.Code, reason, patience.Token);
            }
        }
        catch (Exception lost) when (lost is WebSocketException or OperationCanceledException or IOException)
        {
            socket.Abort();
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async ValueTask SendAsync(PooledBuffer message)
    {
        using var whole = message;
        message.Append("}"u8);
        await _turn.WaitAsync();
        try
        {
            if (_isClosed || socket.State != WebSocketState.Open) return;
            using var patience = new CancellationTokenSource(options.Live.SendsWithin, options.Execution.Clock);
            await socket.SendAsync(message.Written, WebSocketMessageType.Text, endOfMessage: true, patience.Token);
        }
        catch (Exception lost) when (lost is WebSocketException or OperationCanceledException or IOException)
        {
            // Whoever reads learns of it too and ends the connection.
            _isClosed = true;
            socket.Abort();
        }
        finally
        {
            _turn.Release();
        }
    }

    private static PooledBuffer Begun(ReadOnlySpan<byte> type, string? id)
    {
        var message = new PooledBuffer(256);
        message.Append("{"u8);
        if (id is not null)
        {
            message.Append("\"id\":\""u8);
            message.Append(JsonEncodedText.Encode(id, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
            message.Append("\","u8);
        }

        message.Append("\"type\":\""u8);
        message.Append(type);
        message.Append("\""u8);
        return message;
    }

    private static void Append(PooledBuffer message, Action<Utf8JsonWriter> write)
    {
        message.Append(",\"payload\":"u8);
        using var writer = new Utf8JsonWriter((IBufferWriter<byte>)message);
        write(writer);
    }
}
