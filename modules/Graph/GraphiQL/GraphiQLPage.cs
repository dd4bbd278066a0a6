using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Selec.Graph.GraphiQL;

/// <summary>
/// GraphiQL for browsers that open the endpoint. Scripts, styles, workers and letters come from a folder of the server; no other server is asked.
/// </summary>
internal sealed class GraphiQLPage(string folder)
{
    private const string Assets = "/graphiql";
    private const string Policy =
        "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; "
        + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Whether a browser opened the endpoint; a request that names a document is one, whoever sends it, and so is one for a WebSocket.</summary>
    public static bool IsOpened(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && !request.QueryString.HasValue
        && request.Headers.Upgrade.Count == 0
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the page is asked for, or one of its files.</summary>
    public static bool IsMeant(HttpRequest request, string pattern) =>
        request.Path == pattern
            ? IsOpened(request)
            : HttpMethods.IsGet(request.Method) && request.Path.StartsWithSegments(pattern + Assets, StringComparison.OrdinalIgnoreCase);

    public void Map(IEndpointRouteBuilder endpoints, string pattern)
    {
        var pipeline = endpoints.CreateApplicationBuilder();
        pipeline.Use((context, next) =>
        {
            // Files are looked for only where no endpoint was chosen.
            context.SetEndpoint(null);
            context.Response.Headers.XContentTypeOptions = "nosniff";
            return next(context);
        });
        pipeline.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(folder), RequestPath = pattern + Assets });
        endpoints.MapGet($"{pattern}{Assets}/{{file}}", pipeline.Build());
    }

    public static Task SendAsync(HttpContext context)
    {
        var path = (context.Request.PathBase + context.Request.Path).ToUriComponent();
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers[HeaderNames.ContentSecurityPolicy] = Policy;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return context.Response.WriteAsync(Html(path + Assets), context.RequestAborted);
    }

    private static string Html(string assets) => $$"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <title>GraphiQL</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="{{assets}}/graphiql.css">
        <style>html, body, #graphiql { height: 100%; margin: 0 }</style>
        <script src="{{assets}}/graphiql.js" defer></script>
        </head>
        <body><div id="graphiql"></div></body>
        </html>
        """;
}
