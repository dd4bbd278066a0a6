using Microsoft.AspNetCore.Http;
using Selec.Graph.Execution;
using Selec.Graph.Live;

namespace Selec.Graph.Http;

/// <summary>
/// Answers as server-sent events, one connection per operation: <c>next</c> for each answer, <c>complete</c> at the end.
/// See https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md (distinct connections mode)
/// </summary>
internal sealed class EventStream(HttpContext context, GraphHttpOptions options)
{
    private readonly ResponseSender _sender = new(options);
    private Task<bool> _arriving = Task.FromResult(false);
    private object? _state;

    public async Task SendAsync(object? state, Func<CancellationToken, IAsyncEnumerable<GraphResult>> subscribe, CancellationToken caller)
    {
        _state = state;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(caller);
        var source = subscribe(ending.Token).GetAsyncEnumerator(ending.Token);
        _arriving = source.MoveNextAsync().AsTask();
        try
        {
            StreamOutput.Open(context);
            await PumpAsync(source, ending.Token);
            await WriteAsync("event: complete\ndata:\n\n"u8.ToArray(), ending.Token);
        }
        finally
        {
            await ending.CancelAsync();
            await ((Task)_arriving).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await source.DisposeAsync();
        }
    }

    private async Task PumpAsync(IAsyncEnumerator<GraphResult> source, CancellationToken leaving)
    {
        await WriteAsync(StreamOutput.SignOfLife, leaving);
        while (true)
        {
            while (!await ArrivedAsync(_arriving, leaving)) await WriteAsync(StreamOutput.SignOfLife, leaving);
            var next = await NextAsync(source, leaving);
            if (next is null || !await SendNextAsync(next, leaving)) return;
            _arriving = source.MoveNextAsync().AsTask();
        }
    }

    private async ValueTask<GraphResult?> NextAsync(IAsyncEnumerator<GraphResult> source, CancellationToken leaving)
    {
        try
        {
            return await _arriving ? source.Current : null;
        }
        catch (Exception exception) when (!leaving.IsCancellationRequested)
        {
            _arriving = Task.FromResult(false);
            return GraphResult.Refused(RequestFault.Refused, ErrorMask.Describe(exception, options.Execution, [], []));
        }
    }

    // False when it is time for a sign of life instead.
    private async ValueTask<bool> ArrivedAsync(Task<bool> arriving, CancellationToken leaving)
    {
        if (arriving.IsCompleted) return true;
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(leaving);
        var silence = Task.Delay(options.KeepAlive, options.Execution.Clock, waiting.Token);
        var done = await Task.WhenAny(arriving, silence);
        await waiting.CancelAsync();
        leaving.ThrowIfCancellationRequested();
        return ReferenceEquals(done, arriving);
    }

    private async ValueTask<bool> SendNextAsync(GraphResult result, CancellationToken leaving)
    {
        using var answer = await _sender.ReleasedAsync(context, _state, result, leaving);
        using var buffer = new PooledBuffer();
        buffer.Append("event: next\ndata: "u8);
        answer.WriteTo(buffer);
        buffer.Append("\n\n"u8);
        await WriteAsync(buffer.Written, leaving);
        return ReferenceEquals(answer, result);
    }

    private async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken leaving) =>
        await context.Response.BodyWriter.WriteAsync(bytes, leaving);
}
