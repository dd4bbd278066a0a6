using System.Text.Json.Nodes;
using Selec.Graph.Types;

namespace Selec.Host.Tests.Secrecy.Hunt;

/// <summary>Every connection of the schema, as its name tells it.</summary>
internal sealed class HuntLists(RunningPlatform platform, Schema schema)
{
    public IEnumerable<HuntList> All => schema.QueryType.Fields.Where(
        list => list.Type.Inner.Name.EndsWith("Connection", StringComparison.Ordinal) && list.Arguments.Find("first") is not null)
        .Select(list => new HuntList(platform, list));

    /// <summary>Those that are searched by text.</summary>
    public IEnumerable<HuntList> Searches => All.Where(list => list.Node is not null && list.TextFilter is not null);
}

/// <summary>One connection.</summary>
internal sealed class HuntList(RunningPlatform platform, FieldDefinition definition)
{
    const int AtATime = 10;

    readonly ObjectType _listed = (ObjectType)((ObjectType)definition.Type.Inner).Fields.Find("nodes")!.Type.Inner;

    public string Name => definition.Name;

    /// <summary>The type of node that it lists; null where it lists something else.</summary>
    public ObjectType? Node => HuntText.IsNode(_listed) ? _listed : null;

    public string? TextFilter => (definition.Arguments.Find("where")?.Type.Inner as InputObjectType)?.Fields.FirstOrDefault(
        condition => condition.Type.Inner.Name == "TextFilter")?.Name;

    /// <summary>The whole list, page by page.</summary>
    public async Task<(Dictionary<string, JsonNode> Nodes, int Count, List<JsonNode> Answers)> ReadAsync(string person)
    {
        var (nodes, answers, count) = (new Dictionary<string, JsonNode>(), new List<JsonNode>(), 0);
        var id = Node is null ? "" : "id";
        var selection = $"{{ {id} {HuntText.Selection(_listed)[1..^1]} }}";
        for (string? after = null; ;)
        {
            var answer = await platform.SendAsync(
                person, $"query($after: String) {{ list: {Name}(first: 100, after: $after) {{ totalCount nodes {selection} pageInfo {{ hasNextPage endCursor }} }} }}",
                new JsonObject { ["after"] = after });
            answers.Add(answer);
            if (answer["data"]?["list"] is not { } page) return (nodes, 0, answers);
            count = page["totalCount"]!.GetValue<int>();
            if (Node is not null) foreach (var node in page["nodes"]!.AsArray()) nodes.Add(node!["id"]!.GetValue<string>(), node);
            after = page["pageInfo"]!["endCursor"]?.GetValue<string>();
            // What is no node is not compared row by row: the newest hundreds do.
            if (!page["pageInfo"]!["hasNextPage"]!.GetValue<bool>() || (Node is null && answers.Count == 3)) return (nodes, count, answers);
        }
    }

    /// <summary>What each word finds.</summary>
    public async Task<List<(string Word, (HashSet<string> Ids, int Count) Found)>> FindAsync(string person, IEnumerable<string> words)
    {
        var found = new List<(string, (HashSet<string>, int))>();
        foreach (var some in words.Chunk(AtATime))
        {
            var variables = new JsonObject(some.Select((word, i) => KeyValuePair.Create($"w{i}", (JsonNode?)word)));
            var document = $"query({string.Join(' ', some.Select((_, i) => $"$w{i}: String!"))}) {{ {string.Join(' ', some.Select((_, i) =>
                $"f{i}: {Name}(first: 100, where: {{ {TextFilter}: {{ matches: $w{i} }} }}) {{ totalCount nodes {{ id }} }}"))} }}";
            var data = await platform.AskAsync(person, document, variables);
            found.AddRange(some.Select((word, i) => (word, (
                data[$"f{i}"]!["nodes"]!.AsArray().Select(node => node!["id"]!.GetValue<string>()).ToHashSet(),
                data[$"f{i}"]!["totalCount"]!.GetValue<int>()))));
        }
        return found;
    }
}
