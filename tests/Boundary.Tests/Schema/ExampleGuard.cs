using System.Text.Json;
using Selec.Graph.Language;
using Selec.Graph.Types;
using Selec.Graph.Validation;

namespace Selec.Boundary.Tests.Schema;

/// <summary>An example that no longer works teaches the wrong thing: every request in the documentation is valid.</summary>
internal static class ExampleGuard
{
    /// <summary>Requests of an .http file: bodies are JSON with <c>query</c> and <c>variables</c>.</summary>
    public static IEnumerable<string> Faults(Graph.Types.Schema schema, string path, string text) =>
        from part in text.ReplaceLineEndings("\n").Split("\n###")
        let at = part.IndexOf("\n\n{", StringComparison.Ordinal)
        where at >= 0
        let body = JsonDocument.Parse(part[at..]).RootElement
        where body.TryGetProperty("query", out _)
        from fault in Faults(schema, body)
        select $"{path}: {part.Split('\n')[0].Trim()}: {fault}";

    static IEnumerable<string> Faults(Graph.Types.Schema schema, JsonElement body)
    {
        var document = Parser.ParseExecutable(SourceText.From("example", body.GetProperty("query").GetString()!), ParserLimits.Default);
        var sent = body.TryGetProperty("variables", out var variables) ? (Dictionary<string, object?>)Plain(variables)! : [];
        var faults = DocumentValidator.Validate(schema, document, ValidationLimits.Default);
        return (faults.Count > 0 ? faults : ValueCoercion.Variables(
                schema, document.Definitions.OfType<OperationDefinition>().Single(), sent, out _))
            .Select(fault => fault.Message);
    }

    static object? Plain(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().ToDictionary(field => field.Name, field => Plain(field.Value)),
        JsonValueKind.Array => json.EnumerateArray().Select(Plain).ToList(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.GetInt64(),
        JsonValueKind.True or JsonValueKind.False => json.GetBoolean(),
        _ => null,
    };
}
