using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Selec.Graph.Http;

public static class GraphEndpointRouting
{
    /// <summary>Serves GraphQL at a path: POST, GET and server-sent events.</summary>
    public static IEndpointConventionBuilder MapGraph(this IEndpointRouteBuilder endpoints, string pattern, GraphHttpOptions options) =>
        endpoints.Map(pattern, new GraphEndpoint(options).ServeAsync);
}
