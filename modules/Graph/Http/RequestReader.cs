using Microsoft.AspNetCore.Http;
using Selec.Graph.Execution;
using Selec.Graph.Persisted;

namespace Selec.Graph.Http;

/// <summary>Reads a GraphQL request from either method, after the checks against requests forged by foreign pages.</summary>
internal sealed class RequestReader(GraphHttpOptions options, DocumentLookup documents)
{
    private readonly BodyReader _body = new(options);

    public async ValueTask<GraphRequest> ReadAsync(HttpContext context, CancellationToken cancellation)
    {
        var isGet = HttpMethods.IsGet(context.Request.Method);
        if (!isGet && !HttpMethods.IsPost(context.Request.Method)) throw BadMethod("Send requests by POST.");
        if (isGet) CheckUrl(context.Request);
        if (isGet) CheckOrigin(context.Request);
        var request = isGet
            ? RequestParameters.FromQuery(context.Request.Query, options.MaxJsonDepth)
            : await _body.ReadAsync(context, cancellation);
        return documents.Resolve(request, context) with
        {
            AllowIntrospection = options.AllowIntrospection(context),
            CostReporting = CostQuestion.Of(request, context.Request.Headers),
            Options = options.Execution,
        };
    }

    private void CheckUrl(HttpRequest request)
    {
        if (request.Path.Value?.Length + request.QueryString.Value?.Length <= options.MaxUrlLength) return;
        throw new RequestRefusal(StatusCodes.Status414UriTooLong, "The URL is too long; send the request by POST.");
    }

    private void CheckOrigin(HttpRequest request)
    {
        if (options.GetRequests == GetRequests.Refused) throw BadMethod("Send requests by POST.");
        if (options.PreflightHeaders.Any(request.Headers.ContainsKey)) return;
        var isForeign = request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";
        if (options.GetRequests == GetRequests.Preflighted || isForeign)
        {
            throw new RequestRefusal(StatusCodes.Status403Forbidden, $"A GET request needs the header {options.PreflightHeaders[0]}.");
        }
    }

    private RequestRefusal BadMethod(string message) => new(StatusCodes.Status405MethodNotAllowed, message)
    {
        Allow = options.GetRequests == GetRequests.Refused ? "POST" : "GET, POST",
    };
}
