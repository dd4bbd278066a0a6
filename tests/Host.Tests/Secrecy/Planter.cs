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
internal sealed class Planter(RunningPlatform platform)
{
    const int Steps = 3;
    const string Stranger = "selec-auditor";

    /// <summary>What optional ids name.</summary>
    static readonly Dictionary<string, string> _kinds = new()
    {
        ["contact"] = "contact", ["investigation"] = "investigation", ["corrects"] = "result", ["predecessor"] = "investigation",
        ["origin"] = "request", ["sources"] = "item", ["consent"] = "consent",
        ["also"] = "item", ["without"] = "item",
    };

    readonly Dictionary<string, string> _leaks = [];
    SchemaTexts _texts = SchemaTexts.Of(platform);
    int _number;

    public HashSet<string> Planted { get; } = [];

    public HashSet<string> Done { get; } = [];

    /// <summary>Each file and form in which a mark was found, with the act after which it was found first.</summary>
    public IEnumerable<string> Leaks => _leaks.Select(leak => $"{leak.Key}, first after {leak.Value}");

    public List<string> Echoes { get; } = [];

    /// <summary>What was carried out, as it was sent.</summary>
    public List<Hunt.SentAct> Acts { get; } = [];

    /// <summary>The people who acted on each node.</summary>
    public Dictionary<string, HashSet<string>> Actors { get; } = [];

    /// <summary>Carries a mutation out and returns the id of the node it changed.</summary>
    /// <param name="person">Who.</param>
    /// <param name="mutation">Which.</param>
    /// <param name="input">Its codes, ids and numbers; texts are filled in.</param>
    /// <param name="target">The field that names the node whose version it takes, or null.</param>
    public async Task<string> DoAsync(string person, string mutation, JsonObject input, string? target = null)
    {
        _texts = SchemaTexts.Of(platform);
        Fill(input, _texts.Input(mutation), mutation);
        var node = _texts.Payload(mutation).Fields.First(field => field.Name != "errors").Name;
        if (target is not null) await RefuseAsync(person, mutation, With(input, "version", Plant($"{mutation}.version")), node);
        await RefuseAsync(Stranger, mutation, target is null ? input : With(input, "version", Next()), node);
        if (target is not null) input["version"] = await VersionAsync(person, input[target]!.GetValue<string>());
        await MakeIdsUpAsync(person, mutation, input, node);
        await MistakeCodesAsync(person, mutation, input, node);
        var payload = await TryAsync(person, mutation, input, node);
        if (payload["errors"]!.AsArray().Count > 0) throw new InvalidOperationException($"{person} {mutation}: {payload.ToJsonString()}");
        Scan(mutation);
        Acts.Add(new Hunt.SentAct(person, mutation, input, node, target is null ? null : input[target]!.GetValue<string>()));
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
        var argument = _texts.Field(parts[0], parts[1]).Arguments.Find(parts[2])!;
        var paging = _texts.Field(parts[0], parts[1]).Arguments.Find(
            "first") is null ? "" : parts[2] == "before" ? ", last: 1" : ", first: 1";
        var document = $"query($v: {argument.Type}) {{ {parts[1]}({parts[2]}: $v{paging}) {{ __typename }} }}";
        var answer = await platform.SendAsync(person, document, new JsonObject { ["v"] = Nested(argument.Type, parts.AsSpan(3), path) });
        Check(person, path, answer.ToJsonString());
        Scan(path);
        return answer;
    }

    /// <summary>Asks for every text of a node as somebody who may read none of it; the directory of people is open to all.</summary>
    public async Task HideAsync(string person, string id)
    {
        var read = await ReadAsync(person, id);
        if (read?["__typename"]?.GetValue<string>() != "Person") Check(person, $"reading {id}", read?.ToJsonString() ?? "");
    }

    /// <summary>Asks for every text of a node as somebody who sees its codes and numbers and none of its texts.</summary>
    public async Task WithholdAsync(string person, string id)
    {
        var read = await ReadAsync(person, id) ?? throw new InvalidOperationException($"{person} does not see {id}.");
        Check(person, $"reading {id}", read.ToJsonString());
    }

    /// <summary>Every text of a node and what it leads to, as somebody reads it; null when there is nothing for that person.</summary>
    public async Task<JsonObject?> ReadAsync(string person, string id)
    {
        var variables = new JsonObject { ["id"] = id };
        var found = await platform.AskAsync(person, "query($id: ID!) { node(id: $id) { __typename } }", variables);
        if (found["node"]?["__typename"]?.GetValue<string>() is not { } type) return null;
        var selection = SchemaTexts.Selection(_texts.Object(type), Steps);
        if (selection is null) return null;
        var document = $"query($id: ID!) {{ node(id: $id) {{ __typename ... on {type} {selection} }} }}";
        return (await platform.AskAsync(person, document, variables))["node"] as JsonObject;
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
        foreach (var field in _texts.Input(mutation).Fields.Where(field => field.Type.Inner.Name == "ID"))
        {
            var kind = NodeIds.TryDecode((input[field.Name] as JsonValue)?.GetValue<string>(),
                out var known) ? known.Value.Kind : _kinds[field.Name];
            var id = NodeIds.Encode(new StreamId(kind, Next()));
            var made = (JsonObject)input.DeepClone();
            made[field.Name] = field.Type.Nullable is ListType ? new JsonArray(id) : id;
            await RefuseAsync(person, mutation, made, node);
        }
    }

    /// <summary>Text where a code belongs is refused as such, and not repeated.</summary>
    async Task MistakeCodesAsync(string person, string mutation, JsonObject input, string node)
    {
        foreach (var (place, wrong) in CodeMistakes.Of(input, _texts.Input(mutation), Next))
        {
            var answer = await SendAsync(person, mutation, wrong, node);
            Check(person, $"{mutation}.{place}", answer.ToJsonString());
            if (answer["errors"] is null && answer["data"]![mutation]!["errors"]!.AsArray().Count == 0)
                throw new InvalidOperationException($"{mutation} took a mark for {place}.");
        }
    }

    async Task RefuseAsync(string person, string mutation, JsonObject input, string node)
    {
        var payload = await TryAsync(person, mutation, input, node);
        if (payload["errors"]!.AsArray().Count == 0) throw new InvalidOperationException($"{person} {mutation} was not refused.");
    }

    async Task<JsonNode> TryAsync(string person, string mutation, JsonObject input, string node)
    {
        var answer = await SendAsync(person, mutation, input, node);
        var payload = answer["data"]?[mutation] ?? throw new InvalidOperationException($"{person} {mutation}: {answer.ToJsonString()}");
        Check(person, mutation, payload.ToJsonString());
        return payload;
    }

    Task<JsonNode> SendAsync(string person, string mutation, JsonObject input, string node)
    {
        var document = $$"""
            mutation($input: {{_texts.Input(mutation).Name}}!) {
              {{mutation}}(input: $input) { {{node}} { id version } errors { __typename ... on UserError { code message path } } }
            }
            """;
        return platform.SendAsync(person, document, new JsonObject { ["input"] = input.DeepClone() });
    }

    async Task<string> VersionAsync(string person, string id)
    {
        var kinds = string.Join(' ', _texts.Nodes().Select(type => $"... on {type.Name} {{ version }}"));
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
            if (field.Type.Inner.Name == "String" && field.Name != "version") given[field.Name] = Filled(given[field.Name], field, place);
            foreach (var below in Objects(given[field.Name])) Fill(below, (InputObjectType)field.Type.Inner, place);
        }
        if (given.ContainsKey("restriction")) given["handling"] = new JsonArray("H3");
    }

    /// <summary>A mark; where only text of a certain form is taken, the mark that the life chose.</summary>
    JsonNode Filled(JsonNode? chosen, InputValueDefinition field, string place)
    {
        if (chosen is null) return field.Type.Nullable is ListType ? new JsonArray(Plant(place)) : Plant(place);
        if (!Canary.IsIn(chosen.GetValue<string>())) throw new InvalidOperationException($"{place} was given without a mark.");
        Planted.Add(place);
        return chosen.DeepClone();
    }

    static IEnumerable<JsonObject> Objects(JsonNode? given) =>
        given is JsonArray several ? several.OfType<JsonObject>() : new[] { given }.OfType<JsonObject>();

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
