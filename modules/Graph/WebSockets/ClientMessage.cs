using System.Text.Json;
using Selec.Graph.Execution;
using Selec.Graph.Http;

namespace Selec.Graph.WebSockets;

/// <summary>What a caller may say.</summary>
internal enum ClientMessageKind
{
    Initialise,
    Ping,
    Pong,
    Subscribe,
    Complete,
}

/// <summary>One message of a caller, of the form the protocol gives it.</summary>
internal sealed record ClientMessage(ClientMessageKind Kind)
{
    private const int LongestId = 256;

    public string Id { get; private init; } = "";

    public GraphRequest? Request { get; private init; }

    public IReadOnlyDictionary<string, object?>? Payload { get; private init; }

    /// <exception cref="SocketFault">It is no message of the protocol.</exception>
    public static ClientMessage Read(ReadOnlyMemory<byte> text, JsonDocumentOptions json)
    {
        try
        {
            using var document = JsonDocument.Parse(text, json);
            return Of(document.RootElement);
        }
        catch (RequestRefusal refusal)
        {
            throw Invalid(refusal.Message);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            throw Invalid("The message is not well-formed JSON.");
        }
    }

    private static ClientMessage Of(JsonElement message)
    {
        if (message.ValueKind != JsonValueKind.Object) throw Invalid("The message is not an object.");
        return TextOf(message, "type") switch
        {
            "connection_init" => new ClientMessage(ClientMessageKind.Initialise) { Payload = PayloadOf(message) },
            "ping" => new ClientMessage(ClientMessageKind.Ping) { Payload = PayloadOf(message) },
            "pong" => new ClientMessage(ClientMessageKind.Pong) { Payload = PayloadOf(message) },
            "subscribe" => new ClientMessage(ClientMessageKind.Subscribe) { Id = IdOf(message), Request = RequestOf(message) },
            "complete" => new ClientMessage(ClientMessageKind.Complete) { Id = IdOf(message) },
            _ => throw Invalid("The message has no known type."),
        };
    }

    private static GraphRequest RequestOf(JsonElement message) =>
        message.TryGetProperty("payload", out var payload) ? RequestParameters.FromJson(payload) : throw Invalid("The message has no payload.");

    private static Dictionary<string, object?>? PayloadOf(JsonElement message)
    {
        if (!message.TryGetProperty("payload", out var payload) || payload.ValueKind == JsonValueKind.Null) return null;
        return payload.ValueKind == JsonValueKind.Object ? JsonInput.Map(payload) : throw Invalid("The payload is not an object.");
    }

    private static string IdOf(JsonElement message) =>
        TextOf(message, "id") is { Length: > 0 and <= LongestId } id ? id : throw Invalid("The message has no id of 1 to 256 characters.");

    private static string? TextOf(JsonElement message, string name) =>
        message.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    private static SocketFault Invalid(string reason) => new(SocketClose.Invalid(reason));
}
