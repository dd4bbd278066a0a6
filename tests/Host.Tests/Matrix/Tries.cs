using System.Text.Json.Nodes;
using Selec.Graph.Types;
using Selec.Host.Tests.Secrecy;

namespace Selec.Host.Tests.Matrix;

/// <summary>
/// Tries a mutation with an input made from the schema alone, so that a mutation that comes later is tried without a word about it.
/// Sight and role are asked before anything of the input is read; the version is never one that fits.
/// </summary>
internal sealed class Tries(RunningPlatform platform, SchemaTexts texts)
{
    static readonly Dictionary<string, JsonNode> _scalars = new()
    {
        ["String"] = "x", ["Int"] = 1, ["Float"] = 1, ["Boolean"] = true, ["Decimal"] = 1, ["ID"] = "", ["Date"] = "2021-01-01",
        ["DateTime"] = "2090-01-01T00:00:00Z", ["PartyCode"] = "BG", ["CountryCode"] = "BG", ["AuthorityCode"] = "POLICE",
        ["PluginId"] = "drugs", ["FieldName"] = "subject", ["ResultCategoryCode"] = "VEHICLE_REPATRIATED", ["TaskForceKey"] = "DRUGS",
        ["CourtReference"] = "32/2026",
    };

    /// <summary>Acts on an item that answer with another node, or name the item in a field of its own.</summary>
    static readonly Dictionary<string, string> _onItems = new()
    {
        ["askConsent"] = "item", ["releaseItem"] = "item", ["publishItem"] = "item", ["correctItem"] = "original", ["reportError"] = "about", ["breakGlass"] = "target",
    };

    /// <summary>The input field that names the node a mutation changes; null for one that creates.</summary>
    public string? TargetField(string mutation)
    {
        if (_onItems.TryGetValue(mutation, out var named)) return named;
        var input = texts.Input(mutation);
        var node = texts.Payload(mutation).Fields.First(field => field.Name != "errors").Name;
        return input.Fields.SingleOrDefault(field => field.Name == node && field.Type.Inner.Name == "ID")?.Name;
    }

    /// <summary>The type of the node that a mutation changes.</summary>
    public string NodeType(string mutation) => _onItems.ContainsKey(mutation) ? "InformationItem" : texts.Payload(mutation).Fields.First(field => field.Name != "errors").Type.Inner.Name;

    /// <summary>Whether a mutation takes the version of what it changes.</summary>
    public bool TakesVersion(string mutation) => texts.Input(mutation).Fields.Find("version") is not null;

    /// <summary>The code of the refusal; null when it was carried out.</summary>
    public async Task<string?> CodeAsync(string person, string mutation, string node)
    {
        var answer = await platform.SendAsync(person, Document(mutation), Variables(mutation, node));
        return answer["data"]?[mutation] is { } payload
            ? payload["errors"]!.AsArray().FirstOrDefault()?["code"]!.GetValue<string>()
            : answer["errors"]![0]!["extensions"]!["code"]!.GetValue<string>();
    }

    /// <summary>Asks for the refusal alone.</summary>
    public string Document(string mutation) => $$"""
        mutation($input: {{texts.Input(mutation).Name}}!) {
          {{mutation}}(input: $input) { errors { __typename ... on UserError { code message path } } }
        }
        """;

    /// <summary>What must be given, with this id wherever one is.</summary>
    public JsonObject Variables(string mutation, string node) => new() { ["input"] = Input(texts.Input(mutation), node) };

    static JsonObject Input(InputObjectType type, string node)
    {
        var input = new JsonObject();
        foreach (var field in type.Fields.Where(field => field.Type is NonNullType && field.DefaultValue is null))
        {
            input[field.Name] = Value(field.Type.Nullable, node);
        }
        return input;
    }

    /// <summary>A value of a type, with this id wherever one is.</summary>
    public static JsonNode Value(GraphType type, string node) => type switch
    {
        ListType list => new JsonArray(Value(list.OfType.Nullable, node)),
        InputObjectType input => Input(input, node),
        EnumType codes => codes.Values[0].Name,
        NamedType { Name: "ID" } => node,
        NamedType scalar when _scalars.TryGetValue(scalar.Name, out var value) => value.DeepClone(),
        _ => throw new InvalidOperationException($"Tell what a {type} may be."),
    };
}
