using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Selec.Graph.Types;

namespace Selec.Host.Tests.Secrecy.Hunt;

/// <summary>Selections of texts with what is said of those withheld, and how answers to them are read.</summary>
internal static class HuntText
{
    const int Steps = 4;

    static readonly ImmutableHashSet<string> _own = ["version", "cursor", "startCursor", "endCursor", "current", "yours"];

    /// <summary>Every text of a node itself, and its redactions, without the nodes that it leads to.</summary>
    public static string Selection(ObjectType type) => Selection(type, Steps) ?? "{ __typename }";

    /// <summary>The texts of a node beside other fragments: each under a name that no other type has.</summary>
    public static string Fragments(IEnumerable<ObjectType> nodes) => string.Join(' ', nodes.Select(type =>
        $"... on {type.Name} {{ {string.Join(' ', Texts(type).Append("id").Select(field => $"{type.Name}_{field}: {field}"))} }}"));

    /// <summary>All strings of an answer that hold a mark.</summary>
    public static IEnumerable<string> Marked(JsonNode? answer) => answer switch
    {
        JsonObject fields => fields.SelectMany(field => Marked(field.Value)),
        JsonArray several => several.SelectMany(Marked),
        JsonValue value when value.TryGetValue<string>(out var text) && Canary.IsIn(text) => [text],
        _ => [],
    };

    /// <summary>What stands at a path; null where nothing does.</summary>
    public static JsonNode? At(JsonNode? answer, string path)
    {
        foreach (var part in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            answer = answer switch
            {
                JsonObject fields => fields[part],
                JsonArray several when int.TryParse(part, out var i) && i < several.Count => several[i],
                _ => null,
            };
        }
        return answer;
    }

    public static bool IsNode(NamedType type) => type is ObjectType fields && fields.Interfaces.Any(known => known.Name == "Node");

    static IEnumerable<string> Texts(ObjectType type) =>
        type.Fields.Where(field => field.Arguments.Count == 0 && IsText(field)).Select(field => field.Name);

    static bool IsText(FieldDefinition field) => field.Type.Inner.Name == "String" && !_own.Contains(field.Name);

    static string? Selection(ObjectType type, int steps)
    {
        var parts = Texts(type).ToList();
        foreach (var field in type.Fields.Where(field => field.Arguments.Count == 0 && !IsText(field)))
        {
            if (field.Name == "redactions") parts.Add("redactions { field reason }");
            else if (steps > 0 && field.Type.Inner is ObjectType inner && !IsNode(inner) && Selection(inner, steps - 1) is { } below)
                parts.Add($"{field.Name} {below}");
        }
        return parts.Count == 0 ? null : $"{{ {string.Join(' ', parts)} }}";
    }
}
