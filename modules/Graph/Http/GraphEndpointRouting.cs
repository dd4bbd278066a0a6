using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Selec.Graph.GraphiQL;
using Selec.Graph.Persisted;
using Selec.Graph.WebSockets;

namespace Selec.Graph.Http;

/// <summary>Puts GraphQL among the routes of a host.</summary>
public static class GraphEndpointRouting
{
    /// <summary>Serves GraphQL at a path: POST, GET, server-sent events in both modes, and WebSockets.</summary>
    public static IEndpointConventionBuilder MapGraph(this IEndpointRouteBuilder endpoints, string pattern, GraphHttpOptions options)
    {
        var documents = new DocumentLookup(options);
        var stopping = endpoints.ServiceProvider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        var (requests, sockets) = (new GraphEndpoint(options, documents), new SocketEndpoint(new SocketParts(options, documents)));
        RequestDelegate answer = context => requests.ServeAsync(context, stopping);
        var speak = Sockets(endpoints.CreateApplicationBuilder(), context => UntilStoppedAsync(context, sockets, stopping), answer);
        RequestDelegate serve = context => AsksForSocket(context.Request) ? speak(context) : answer(context);
        if (options.GraphiQLFolder is not { } folder) return endpoints.Map(pattern, serve);
        new GraphiQLPage(folder).Map(endpoints, pattern);
        return endpoints.Map(pattern, context => GraphiQLPage.IsOpened(context.Request) ? GraphiQLPage.SendAsync(context) : serve(context));
    }

    /// <summary>Whether GraphiQL's page is asked for, or one of its files: they tell nothing, so a host may hand them to anybody.</summary>
    public static bool IsForGraphiQL(this HttpRequest request, string pattern) => GraphiQLPage.IsMeant(request, pattern);

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

    private static bool AsksForSocket(HttpRequest request) => request.Headers.Upgrade.Count > 0 || HttpMethods.IsConnect(request.Method);
}
