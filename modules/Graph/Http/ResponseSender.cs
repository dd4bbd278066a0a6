using Microsoft.AspNetCore.Http;
using Selec.Graph.Execution;

namespace Selec.Graph.Http;

/// <summary>Sends one answer: the host's hook first, then status, headers and bytes.</summary>
internal sealed class ResponseSender(GraphHttpOptions options)
{
    public async Task SendAsync(HttpContext context, StatedResult stated, ResponseFormat format, CancellationToken leaving)
    {
        using var answer = await ReleasedAsync(context, stated.State, stated.Result, leaving);
        context.Response.StatusCode = ResponseStatus.Of(answer, format, options.StatusCodes);
        if (answer.Fault == RequestFault.OperationKind && HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = "POST";
        }

        await WriteAsync(context.Response, answer, format, leaving);
    }

    public async Task SendRefusalAsync(HttpContext context, RequestRefusal refusal, ResponseFormat format, CancellationToken leaving)
    {
        using var answer = await ReleasedAsync(context, null, refusal.Answer(), leaving);
        var isDraftShape = refusal.IsShape && options.StatusCodes == StatusCodePolicy.Draft;
        var status = isDraftShape ? StatusCodes.Status422UnprocessableEntity : refusal.Status;
        context.Response.StatusCode = answer.Fault == RequestFault.Malformed ? status : ResponseStatus.Of(answer, format, options.StatusCodes);
        if (refusal.Allow is not null) context.Response.Headers.Allow = refusal.Allow;
        await WriteAsync(context.Response, answer, format == ResponseFormat.EventStream ? ResponseFormat.Json : format, leaving);
    }

    /// <summary>The answer the host's hook lets go: the given one, or an error when the hook fails.</summary>
    public async ValueTask<GraphResult> ReleasedAsync(HttpContext context, object? state, GraphResult result, CancellationToken leaving)
    {
        if (options.BeforeResponse is null) return result;
        try
        {
            await options.BeforeResponse(context, result.RequestState ?? state, result, leaving);
            return result;
        }
        catch (Exception exception) when (!leaving.IsCancellationRequested)
        {
            result.Dispose();
            return GraphResult.Refused(RequestFault.Refused, ErrorMask.Describe(exception, options.Execution, [], []));
        }
    }

    private static async Task WriteAsync(HttpResponse response, GraphResult answer, ResponseFormat format, CancellationToken leaving)
    {
        using var buffer = new PooledBuffer();
        answer.WriteTo(buffer);
        response.ContentType = MediaTypes.HeaderOf(format);
        response.ContentLength = buffer.Length;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
        await response.BodyWriter.WriteAsync(buffer.Written, leaving);
    }
}

/// <summary>An answer and the request state it came about with; none when the request was refused before there was one.</summary>
internal readonly record struct StatedResult(GraphResult Result, object? State = null);
