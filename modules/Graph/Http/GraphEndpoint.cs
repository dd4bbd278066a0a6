using Microsoft.AspNetCore.Http;
using Selec.Graph.Execution;
using Selec.Graph.Live;
using Selec.Graph.Persisted;

namespace Selec.Graph.Http;

/// <summary>Serves one schema over HTTP. See https://graphql.github.io/graphql-over-http/draft/</summary>
internal sealed class GraphEndpoint(GraphHttpOptions options, DocumentLookup documents)
{
    private readonly RequestReader _reader = new(options, documents);
    private readonly ResponseSender _sender = new(options);
    private readonly SingleStreamEndpoint _streams = new(options, documents);

    /// <param name="context">The request.</param>
    /// <param name="stopping">Ends what would otherwise go on as long as its caller stays.</param>
    public async Task ServeAsync(HttpContext context, CancellationToken stopping)
    {
        var leaving = context.RequestAborted;
        try
        {
            if (SingleStreamEndpoint.IsMeant(context.Request)) await SingleStreamAsync(context, stopping);
            else await AnswerAsync(context, leaving);
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested || stopping.IsCancellationRequested)
        {
            // Nobody is there to be answered.
        }
    }

    private async Task SingleStreamAsync(HttpContext context, CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        await _streams.ServeAsync(context, either.Token);
    }

    private async Task AnswerAsync(HttpContext context, CancellationToken leaving)
    {
        if (AcceptNegotiation.Choose(context.Request.Headers.Accept) is not { } format)
        {
            var refusal = new RequestRefusal(StatusCodes.Status406NotAcceptable, "Answers are application/graphql-response+json or application/json.");
            await _sender.SendRefusalAsync(context, refusal, ResponseFormat.Json, leaving);
            return;
        }

        var request = await ReadAsync(context, format, leaving);
        if (request is null) return;
        if (format == ResponseFormat.EventStream) await StreamAsync(context, request, leaving);
        else await _sender.SendAsync(context, await ExecuteAsync(context, request, leaving), format, leaving);
    }

    private async ValueTask<GraphRequest?> ReadAsync(HttpContext context, ResponseFormat format, CancellationToken leaving)
    {
        try
        {
            return await _reader.ReadAsync(context, leaving);
        }
        catch (RequestRefusal refusal)
        {
            await _sender.SendRefusalAsync(context, refusal, format, leaving);
            return null;
        }
    }

    private async ValueTask<StatedResult> ExecuteAsync(HttpContext context, GraphRequest request, CancellationToken leaving)
    {
        object? state = null;
        try
        {
            state = await options.RequestState(context, leaving);
            var queriesOnly = HttpMethods.IsGet(context.Request.Method);
            var allowed = request with { QueriesOnly = queriesOnly };
            return new StatedResult(await Executor.ExecuteAsync(options.Schema(context), allowed, state, leaving), state);
        }
        catch (Exception exception) when (!leaving.IsCancellationRequested)
        {
            return new StatedResult(Refusal(exception), state);
        }
    }

    private async Task StreamAsync(HttpContext context, GraphRequest request, CancellationToken leaving)
    {
        var stream = new EventStream(context, options);
        object? state;
        ExecutableSchema schema;
        try
        {
            state = await options.RequestState(context, leaving);
            schema = options.Schema(context);
        }
        catch (Exception exception) when (!leaving.IsCancellationRequested)
        {
            await _sender.SendAsync(context, new StatedResult(Refusal(exception)), ResponseFormat.Json, leaving);
            return;
        }

        var allowed = request with { NoMutations = HttpMethods.IsGet(context.Request.Method) };
        await stream.SendAsync(state, ending => Executor.SubscribeAsync(schema, allowed, state, ending), leaving);
    }

    private GraphResult Refusal(Exception exception) =>
        GraphResult.Refused(RequestFault.Refused, ErrorMask.Describe(exception, options.Execution, [], []));
}
