using Microsoft.AspNetCore.Http;
using Selec.Graph.Execution;

namespace Selec.Graph.Http;

/// <summary>Serves one schema over HTTP. See https://graphql.github.io/graphql-over-http/draft/</summary>
internal sealed class GraphEndpoint(GraphHttpOptions options)
{
    private readonly RequestReader _reader = new(options);
    private readonly ResponseSender _sender = new(options);

    public async Task ServeAsync(HttpContext context)
    {
        var leaving = context.RequestAborted;
        try
        {
            await AnswerAsync(context, leaving);
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            // Nobody is there to be answered.
        }
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

    private async ValueTask<GraphResult> ExecuteAsync(HttpContext context, GraphRequest request, CancellationToken leaving)
    {
        try
        {
            var state = await options.RequestState(context, leaving);
            var queriesOnly = HttpMethods.IsGet(context.Request.Method);
            return await Executor.ExecuteAsync(options.Schema(context), request with { QueriesOnly = queriesOnly }, state, leaving);
        }
        catch (Exception exception) when (!leaving.IsCancellationRequested)
        {
            return Refusal(exception);
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
            await _sender.SendAsync(context, Refusal(exception), ResponseFormat.Json, leaving);
            return;
        }

        var allowed = request with { NoMutations = HttpMethods.IsGet(context.Request.Method) };
        await stream.SendAsync(ending => Executor.SubscribeAsync(schema, allowed, state, ending), leaving);
    }

    private GraphResult Refusal(Exception exception) =>
        GraphResult.Refused(RequestFault.Refused, ErrorMask.Describe(exception, options.Execution, [], []));
}
