using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Net.Http.Headers;
using Selec.Graph.GraphiQL;
using Selec.Graph.Persisted;
using Selec.Graph.WebSockets;

namespace Selec.Graph.Http;

/// <summary>Puts GraphQL among the routes of a host.</summary>
public static class GraphEndpointRouting
{
    private const string Socket = "websocket";

    /// <summary>Serves GraphQL at a path: POST, GET, server-sent events in both modes, and WebSockets.</summary>
    public static IEndpointConventionBuilder MapGraph(this IEndpointRouteBuilder endpoints, string pattern, GraphHttpOptions options)
    {
        var documents = new DocumentLookup(options);
        var stopping = endpoints.ServiceProvider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        var (requests, sockets) = (new GraphEndpoint(options, documents), new SocketEndpoint(new SocketParts(options, documents)));
        RequestDelegate answer = context => requests.ServeAsync(context, stopping);
        var speak = Sockets(endpoints.CreateApplicationBuilder(), context => UntilStoppedAsync(context, sockets, stopping), answer);
        RequestDelegate serve = context => context.Request.AsksForSocket() ? speak(context) : answer(context);
        if (options.GraphiQLFolder is not { } folder) return endpoints.Map(pattern, serve);
        new GraphiQLPage(folder).Map(endpoints, pattern);
        return endpoints.Map(pattern, context => GraphiQLPage.IsOpened(context.Request) ? GraphiQLPage.SendAsync(context) : serve(context));
    }

    /// <summary>Whether GraphiQL's page is asked for, or one of its files: they tell nothing, so a host may hand them to anybody.</summary>
    public static bool IsForGraphiQL(this HttpRequest request, string pattern) => GraphiQLPage.IsMeant(request, pattern);

    /// <summary>
    /// Whether a WebSocket is asked for: by an upgrade, or since HTTP/2 by an extended CONNECT. Nothing else is ever served as one, so a host
    /// that treats them otherwise than requests asks this. See https://www.rfc-editor.org/rfc/rfc6455#section-4.2.1 and
    /// https://www.rfc-editor.org/rfc/rfc8441#section-4
    /// </summary>
    public static bool AsksForSocket(this HttpRequest request) =>
        request.HttpContext.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true } connect
            ? Socket.Equals(connect.Protocol, StringComparison.OrdinalIgnoreCase)
            : HttpMethods.IsGet(request.Method)
                && request.Headers.GetCommaSeparatedValues(HeaderNames.Upgrade).Contains(Socket, StringComparer.OrdinalIgnoreCase);

    private static RequestDelegate Sockets(IApplicationBuilder pipeline, RequestDelegate socket, RequestDelegate otherwise)
    {
        pipeline.UseWebSockets();
        pipeline.Run(context => context.WebSockets.IsWebSocketRequest ? socket(context) : otherwise(context));
        return pipeline.Build();
    }

    private static async Task UntilStoppedAsync(HttpContext context, SocketEndpoint sockets, CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        await sockets.ServeAsync(context, either.Token);
    }
}
