using Microsoft.AspNetCore.Http;
using Selec.Graph.Http;

namespace Selec.Graph.WebSockets;

/// <summary>Takes WebSockets of the server's own pages, of allowed ones and of programs that are no browsers.</summary>
internal sealed class SocketEndpoint(SocketParts parts)
{
    private const string Subprotocol = "graphql-transport-ws";

    private readonly ResponseSender _sender = new(parts.Options);

    public async Task ServeAsync(HttpContext context, CancellationToken leaving)
    {
        if (!IsOwnOrAllowed(context.Request))
        {
            var refusal = new RequestRefusal(StatusCodes.Status403Forbidden, "WebSockets of this origin are not taken.");
            await _sender.SendRefusalAsync(context, refusal, ResponseFormat.Json, leaving);
            return;
        }

        var isKnown = context.WebSockets.WebSocketRequestedProtocols.Contains(Subprotocol);
        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            SubProtocol = isKnown ? Subprotocol : null,
            KeepAliveInterval = TimeSpan.Zero,
        });
        using var connection = new SocketConnection(context, socket, parts);
        await (isKnown ? connection.RunAsync(leaving) : connection.RefuseAsync());
    }

    // Cookies and bearer tokens of a foreign page's visitor would come along: browsers ask nobody before they open a WebSocket.
    private bool IsOwnOrAllowed(HttpRequest request)
    {
        var origins = request.Headers.Origin;
        if (origins.Count == 0) return true;
        if (origins.Count > 1 || !Uri.TryCreate(origins[0], UriKind.Absolute, out var origin)) return false;
        return parts.Options.Live.AllowedOrigins.Contains(origins[0], StringComparer.OrdinalIgnoreCase)
            || string.Equals(origin.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
