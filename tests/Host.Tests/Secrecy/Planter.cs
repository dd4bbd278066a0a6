using System.Text.Json.Nodes;
using Selec.Graph.Types;
using Selec.Host.Binding;
using Selec.Sdk;

namespace Selec.Host.Tests.Secrecy;

/// <summary>
/// Sends mutations with a mark in every text of their input: once by somebody who may not, once with a mark for a version, and once in
/// earnest.
/// After each, files and answers are searched for marks.
/// </summary>
internal sealed class Planter(RunningPlatform platform, SchemaTexts texts)
{
    const string Stranger = "selec-auditor";

    /// <summary>What optional ids name.</summary>
    static readonly Dictionary<string, string> _kinds = new()
    {
        ["corrects"] = "result", ["predecessor"] = "investigation", ["origin"] = "request", ["sources"] = "item",
    };

    readonly Dictionary<string, string> _leaks = [];
    int _number;

    public HashSet<string> Planted { get; } = [];

    public HashSet<string> Done { get; } = [];

    /// <summary>Each file and form in which a mark was found, with the act after which it was found first.</summary>
    public IEnumerable<string> Leaks => _leaks.Select(leak => $"{leak.Key}, first after {leak.Value}");

    public List<string> Echoes { get; } = [];

    /// <summary>The people who acted on each node.</summary>
    public Dictionary<string, HashSet<string>> Actors { get; } = [];

    /// <summary>Carries a mutation out and returns the id of the node it changed.</summary>
    /// <param name="person">Who.</param>
    /// <param name="mutation">Which.</param>
    /// <param name="input">Its codes, ids and numbers; texts are filled in.</param>
    /// <param name="target">The field that names the node whose version it takes, or null.</param>
    public async Task<string> DoAsync(string person, string mutation, JsonObject input, string? target = null)
    {
        Fill(input, texts.Input(mutation), mutation);
        var node = texts.Payload(mutation).Fields.First(field => field.Name != "errors").Name;
        if (target is not null) await RefuseAsync(person, mutation, With(input, "version", Plant($"{mutation}.version")), node);
        await RefuseAsync(Stranger, mutation, target is null ? input : With(input, "version", Next()), node);
        if (target is not null) input["version"] = await VersionAsync(person, input[target]!.GetValue<string>());
        await MakeIdsUpAsync(person, mutation, input, node);
        var payload = await TryAsync(person, mutation, input, node);
        if (payload["errors"]!.AsArray().Count > 0) throw new InvalidOperationException($"{person} {mutation}: {payload.ToJsonString()}");
        Scan(mutation);
        Done.Add(mutation);
        // Whoever declines an invitation sees the joint investigation no longer.
        var id = (payload[node]?["id"] ?? input[target!]!).GetValue<string>();
        Actors.TryAdd(id, []);
        Actors[id].Add(person);
        return id;
    }

    /// <summary>Sends a mark in one text of an argument and returns the answer.</summary>
    public async Task<JsonNode> SearchAsync(string person, string path)
    {
        var parts = path.Split('.');
        var argument = texts.Field(parts[0], parts[1]).Arguments.Find(parts[2])!;
        var paging = texts.Field(parts[0], parts[1]).Arguments.Find(
            "first") is null ? "" : parts[2] == "before" ? ", last: 1" : ", first: 1";
        var document = $"query($v: {argument.Type}) {{ {parts[1]}({parts[2]}: $v{paging}) {{ __typename }} }}";
        var answer = await platform.SendAsync(person, document, new JsonObject { ["v"] = Nested(argument.Type, parts.AsSpan(3), path) });
        Check(person, path, answer.ToJsonString());
        Scan(path);
        return answer;
    }

    /// <summary>A mark for the place named.</summary>
    public string Plant(string path)
    {
        Planted.Add(path);
        return Next();
    }

    /// <summary>Notes an answer that holds a mark.</summary>
    public void Check(string person, string act, string answer)
    {
        if (Canary.IsIn(answer)) Echoes.Add($"{act} by {person}: {answer}");
    }

    /// <summary>Notes every file that holds a mark now.</summary>
    public void Scan(string act)
    {
        foreach (var leak in LeakScan.Files(platform.Data)) _leaks.TryAdd(leak, act);
    }

    /// <summary>Anybody can work out an id with right check bytes: each id of the input is sent once with a mark for its key.</summary>
    async Task MakeIdsUpAsync(string person, string mutation, JsonObject input, string node)
    {
        foreach (var field in texts.Input(mutation).Fields.Where(field => field.Type.Inner.Name == "ID"))
        {
            var kind = NodeIds.TryDecode((input[field.Name] as JsonValue)?.GetValue<string>(),
                out var known) ? known.Value.Kind : _kinds[field.Name];
            var id = NodeIds.Encode(new StreamId(kind, Next()));
            var made = (JsonObject)input.DeepClone();
            made[field.Name] = field.Type.Nullable is ListType ? new JsonArray(id) : id;
            await RefuseAsync(person, mutation, made, node);
        }
    }

    async Task RefuseAsync(string person, string mutation, JsonObject input, string node)
    {
        var payload = await TryAsync(person, mutation, input, node);
        if (payload["errors"]!.AsArray().Count == 0) throw new InvalidOperationException($"{person} {mutation} was not refused.");
    }

    async Task<JsonNode> TryAsync(string person, string mutation, JsonObject input, string node)
    {
        var payload = await platform.TryAsync(person, mutation, input, node);
        Check(person, mutation, payload.ToJsonString());
        return payload;
    }

    async Task<string> VersionAsync(string person, string id)
    {
        var kinds = string.Join(' ', texts.Nodes().Select(type => $"... on {type.Name} {{ version }}"));
        var data = await platform.AskAsync(person, $"query($id: ID!) {{ node(id: $id) {{ {kinds} }} }}", new JsonObject { ["id"] = id });
        return data["node"]?["version"]?.GetValue<string>() ?? throw new InvalidOperationException(
            $"{person} does not see what the act is on.");
    }

    void Fill(JsonObject given, InputObjectType type, string path)
    {
        foreach (var field in type.Fields)
        {
            var place = $"{path}.{field.Name}";
            if (field.Type.Inner is InputObjectType inner && given[field.Name] is not JsonArray && inner.Fields.Find(
                "restriction") is not null) given[field.Name] ??= new JsonObject();
            if (field.Type.Inner.Name == "String" && field.Name != "version") given[field.Name] = Plant(place);
            else if (given[field.Name] is JsonObject below) Fill(below, (InputObjectType)field.Type.Inner, place);
        }
        if (given.ContainsKey("restriction")) given["handling"] = new JsonArray("H3");
    }

    JsonNode Nested(GraphType type, ReadOnlySpan<string> path, string whole)
    {
        if (path.IsEmpty) return type.Nullable is ListType ? new JsonArray(Plant(whole)) : Plant(whole);
        var field = ((InputObjectType)type.Inner).Fields.Find(path[0])!;
        var value = new JsonObject { [path[0]] = Nested(field.Type, path[1..], whole) };
        return type.Nullable is ListType ? new JsonArray(value) : value;
    }

    static JsonObject With(JsonObject input, string field, string value)
    {
        var copy = (JsonObject)input.DeepClone();
        copy[field] = value;
        return copy;
    }

    string Next() => Canary.Text(100 + _number++);
}
