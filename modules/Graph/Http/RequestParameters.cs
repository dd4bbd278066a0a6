using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Selec.Graph.Execution;

namespace Selec.Graph.Http;

/// <summary>Checks the shape of a request's members; unknown members are ignored, null ones count as absent.</summary>
internal static class RequestParameters
{
    public static GraphRequest FromJson(JsonElement body)
    {
        if (body.ValueKind == JsonValueKind.Array) throw BadShape("Send one request at a time: a list of requests is not answered.");
        if (body.ValueKind != JsonValueKind.Object) throw BadShape("The request body is not a JSON object.");
        return Named(new GraphRequest(Document(body) ?? DocumentText.None)
        {
            DocumentId = Text(body, "documentId"),
            OperationName = Text(body, "operationName"),
            Variables = Map(body, "variables"),
            Extensions = Map(body, "extensions"),
        });
    }

    public static GraphRequest FromQuery(IQueryCollection query, int maxJsonDepth) => Named(new GraphRequest(Document(query))
    {
        DocumentId = One(query, "documentId"),
        OperationName = One(query, "operationName"),
        Variables = Map(query, "variables", maxJsonDepth),
        Extensions = Map(query, "extensions", maxJsonDepth),
    });

    public static RequestRefusal BadShape(string message) => new(StatusCodes.Status400BadRequest, message) { IsShape = true };

    // A document is told by its text, by its id or by the hash among the extensions.
    private static GraphRequest Named(GraphRequest request) =>
        request.HasText || request.DocumentId is not null || request.Extensions?.GetValueOrDefault("persistedQuery") is not null
            ? request
            : throw BadShape("The request has no query.");

    private static DocumentText Document(IQueryCollection query) => One(query, "query") is { } text ? DocumentText.From(text) : DocumentText.None;

    // Without escapes the bytes are the document's own.
    private static DocumentText? Document(JsonElement body)
    {
        if (!IsText(body, "query", out var member)) return null;
        var quoted = JsonMarshal.GetRawUtf8Value(member);
        if (!Utf8.IsValid(quoted)) throw new RequestRefusal(StatusCodes.Status400BadRequest, "The request body is not UTF-8.");
        return quoted.Contains((byte)'\\') ? DocumentText.From(member.GetString()!) : new DocumentText(quoted[1..^1].ToArray());
    }

    private static string? Text(JsonElement body, string name) => IsText(body, name, out var member) ? member.GetString() : null;

    private static bool IsText(JsonElement body, string name, out JsonElement member)
    {
        if (!IsGiven(body, name, out member)) return false;
        return member.ValueKind == JsonValueKind.String ? true : throw BadShape($"The member {name} is not a string.");
    }

    private static Dictionary<string, object?>? Map(JsonElement body, string name)
    {
        if (!IsGiven(body, name, out var member)) return null;
        return member.ValueKind == JsonValueKind.Object ? JsonInput.Map(member) : throw BadShape($"The member {name} is not an object.");
    }

    private static bool IsGiven(JsonElement body, string name, out JsonElement member) =>
        body.TryGetProperty(name, out member) && member.ValueKind != JsonValueKind.Null;

    // An empty parameter of a URL counts as absent; one given twice is a fault.
    private static string? One(IQueryCollection query, string name)
    {
        var values = query[name];
        if (values.Count > 1) throw BadShape($"The parameter {name} is given more than once.");
        return string.IsNullOrEmpty(values) ? null : values.ToString();
    }

    private static Dictionary<string, object?>? Map(IQueryCollection query, string name, int maxJsonDepth)
    {
        if (One(query, name) is not { } text) return null;
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = maxJsonDepth, AllowDuplicateProperties = false });
            if (json.RootElement.ValueKind == JsonValueKind.Null) return null;
            if (json.RootElement.ValueKind == JsonValueKind.Object) return JsonInput.Map(json.RootElement);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            throw BadShape($"The parameter {name} is not well-formed JSON.");
        }

        throw BadShape($"The parameter {name} is not an object.");
    }
}
