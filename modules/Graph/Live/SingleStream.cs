using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Selec.Graph.Execution;
using Selec.Graph.Http;

namespace Selec.Graph.Live;

/// <summary>One event stream that carries the answers of many operations, each event with the id of its operation.</summary>
internal sealed class SingleStream : ILiveChannel, IAsyncDisposable
{
    private readonly GraphHttpOptions _options;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly CancellationTokenSource _over;

    public SingleStream(HttpContext context, GraphHttpOptions options, CancellationToken leaving)
    {
        (Context, _options) = (context, options);
        _over = CancellationTokenSource.CreateLinkedTokenSource(leaving);
        Operations = new LiveOperations(context, options, this, _over.Token);
    }


    public HttpContext Context { get; }

    public LiveOperations Operations { get; }

    /// <summary>Ends when the caller leaves or is no longer admitted.</summary>
    public async Task RunAsync()
    {
        StreamOutput.Open(Context);
        try
        {
            while (_options.Live.IsAdmitted(Context))
            {
                await WriteAsync(StreamOutput.SignOfLife);
                await Task.Delay(_options.KeepAlive, _options.Execution.Clock, _over.Token);
            }
        }
        catch (OperationCanceledException) when (_over.IsCancellationRequested)
        {
            // The stream has ended.
        }
    }

    public async ValueTask NextAsync(string id, GraphResult answer)
    {
        using var message = Begun("event: next\ndata: {\"id\":\""u8, id);
        message.Append("\",\"payload\":"u8);
        answer.WriteTo(message);
        message.Append("}\n\n"u8);
        await WriteAsync(message.Written);
    }

    public async ValueTask RefusedAsync(string id, GraphResult answer)
    {
        await NextAsync(id, answer);
        await CompleteAsync(id);
    }

    public async ValueTask CompleteAsync(string id)
    {
        using var message = Begun("event: complete\ndata: {\"id\":\""u8, id);
        message.Append("\"}\n\n"u8);
        await WriteAsync(message.Written);
    }

    public async ValueTask ExpelAsync()
    {
        if (!_over.IsCancellationRequested) await _over.CancelAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await Operations.DisposeAsync();
        _over.Dispose();
        _turn.Dispose();
    }

    private async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        await _turn.WaitAsync(_over.Token);
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(_over.Token);
            using var timer = _options.Execution.Clock.CreateTimer(
                static source => ((CancellationTokenSource)source!).Cancel(), patience, _options.Live.SendsWithin, Timeout.InfiniteTimeSpan);
            await Context.Response.BodyWriter.WriteAsync(bytes, patience.Token);
        }
        catch (OperationCanceledException) when (!_over.IsCancellationRequested)
        {
            Context.Abort();
            await _over.CancelAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    private static PooledBuffer Begun(ReadOnlySpan<byte> opening, string id)
    {
        var message = new PooledBuffer();
        message.Append(opening);
        message.Append(JsonEncodedText.Encode(id, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
        return message;
    }
}
