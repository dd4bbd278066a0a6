using System.Net.WebSockets;

namespace Selec.Graph.WebSockets;

/// <summary>Why a WebSocket is closed. See https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md</summary>
internal sealed record SocketClose(int Code, string Reason)
{
    public static readonly SocketClose GoingAway = new((int)WebSocketCloseStatus.EndpointUnavailable, "The server is going away");
    public static readonly SocketClose TooBig = new((int)WebSocketCloseStatus.MessageTooBig, "The message is too large");
    public static readonly SocketClose Unauthorised = new(4401, "Unauthorized");
    public static readonly SocketClose Forbidden = new(4403, "Forbidden");
    public static readonly SocketClose BadSubprotocol = new(4406, "Subprotocol not acceptable");
    public static readonly SocketClose InitialisationTimeout = new(4408, "Connection initialisation timeout");
    public static readonly SocketClose TooManyInitialisations = new(4429, "Too many initialisation requests");
    public static readonly SocketClose Failed = new(4500, "Internal server error");

    private const int LongestShownId = 60;

    public static SocketClose Invalid(string reason) => new(4400, reason);

    public static SocketClose Duplicate(string id) => new(4409, $"Subscriber for {(id.Length <= LongestShownId ? id : "this id")} already exists");
}

/// <summary>A message ends the connection.</summary>
internal sealed class SocketFault(SocketClose close) : Exception(close.Reason)
{
    public SocketClose Close { get; } = close;
}
