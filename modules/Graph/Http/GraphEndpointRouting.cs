using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Selec.Graph.GraphiQL;
using Selec.Graph.Persisted;
using Selec.Graph.WebSockets;

namespace Selec.Graph.Http;

public static class GraphEndpointRouting
{
    /// <summary>Serves GraphQL at a path: POST, GET, server-sent events in both modes, and WebSockets.</summary>
    public static IEndpointConventionBuilder MapGraph(this IEndpointRouteBuilder endpoints, string pattern, GraphHttpOptions options)
    {
        var documents = new DocumentLookup(options);
        var stopping = endpoints.ServiceProvider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        var requests = new GraphEndpoint(options, documents);
        var sockets = Sockets(endpoints, new SocketEndpoint(new SocketParts(options, documents)), context => requests.ServeAsync(context, stopping));
        RequestDelegate serve = context => AsksForSocket(context.Request) ? sockets(context) : requests.ServeAsync(context, stopping);
        if (options.GraphiQLFolder is not { } folder) return endpoints.Map(pattern, serve);
        new GraphiQLPage(folder).Map(endpoints, pattern);
        return endpoints.Map(pattern, context => GraphiQLPage.IsMeant(context.Request) ? GraphiQLPage.SendAsync(context) : serve(context));
    }

    private static RequestDelegate Sockets(IEndpointRouteBuilder endpoints, SocketEndpoint sockets, RequestDelegate otherwise)
    {
        var stopping = endpoints.ServiceProvider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        var pipeline = endpoints.CreateApplicationBuilder();
        pipeline.UseWebSockets();
        pipeline.Run(async context =>
        {
            if (!context.WebSockets.IsWebSocketRequest)
            {
                await otherwise(context);
                return;
            }

            using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
            await sockets.ServeAsync(context, either.Token);
        });
        return pipeline.Build();
    }

    private static bool AsksForSocket(HttpRequest request) => request.Headers.Upgrade.Count > 0 || HttpMethods.IsConnect(request.Method);
}
