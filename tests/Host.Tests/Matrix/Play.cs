using System.Text.Json.Nodes;
using Selec.Directory;
using Selec.Host.Tests.Secrecy;
using Selec.Sdk;

namespace Selec.Host.Tests.Matrix;

/// <summary>Carries out acts as demo persons and keeps which role carried out what.</summary>
internal sealed class Play(RunningPlatform platform, SchemaTexts texts)
{
    static readonly Dictionary<string, Role> _roles = DemoPeople.All.ToDictionary(one => one.Person.Value, one => one.Role);

    /// <summary>What was carried out, and by which role.</summary>
    public HashSet<(string Mutation, Role Role)> Done { get; } = [];

    public RunningPlatform Platform => platform;

    /// <summary>Creates something, or does what takes no version, and returns the node's id.</summary>
    public async Task<string> DoAsync(string person, string mutation, string input) => await SendAsync(person, mutation, Of(input));

    /// <summary>Does something to the node that a field of the input names, in the version that the person reads.</summary>
    public async Task<string> OnAsync(string person, string mutation, (string Field, string Node) target, string input = "{}")
    {
        var given = Of(input);
        given[target.Field] = target.Node;
        given["version"] = await VersionAsync(person, target.Node);
        return await SendAsync(person, mutation, given);
    }

    /// <summary>A field of a node that is a list of nodes, as a person sees them.</summary>
    public async Task<List<string>> NodesAsync(string person, string node, string type, string field)
    {
        var data = await platform.AskAsync(person, $"{{ node(id: \"{node}\") {{ ... on {type} {{ {field} {{ id }} }} }} }}");
        var found = data["node"]![field]!;
        return found is JsonArray several ? [.. several.Select(Id)] : [Id(found)];
    }

    /// <summary>The version of a node; null for whom there is none.</summary>
    public async Task<string?> VersionAsync(string person, string node)
    {
        var found = await platform.AskAsync(person, $"{{ node(id: \"{node}\") {{ __typename }} }}");
        if (found["node"]?["__typename"] is not { } type) return null;
        var read = await platform.AskAsync(person, $"{{ node(id: \"{node}\") {{ ... on {type} {{ version }} }} }}");
        return read["node"]!["version"]!.GetValue<string>();
    }

    static string Id(JsonNode? node) => node!["id"]!.GetValue<string>();

    async Task<string> SendAsync(string person, string mutation, JsonObject input)
    {
        var node = texts.Payload(mutation).Fields.First(field => field.Name != "errors").Name;
        var document = $$"""
            mutation($input: {{texts.Input(mutation).Name}}!) {
              {{mutation}}(input: $input) { {{node}} { id } errors { ... on UserError { code message path } } }
            }
            """;
        var answer = await platform.SendAsync(person, document, new JsonObject { ["input"] = input });
        if (answer["data"]?[mutation] is not { } payload || payload["errors"]!.AsArray().Count > 0)
            throw new InvalidOperationException($"{person} {mutation}: {answer.ToJsonString()}");
        Done.Add((mutation, _roles[person]));
        return payload[node]?["id"]?.GetValue<string>() ?? "";
    }

    static JsonObject Of(string json) => JsonNode.Parse(json)!.AsObject();
}
