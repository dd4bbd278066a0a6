using System.Text.Json.Nodes;
using Selec.Sdk;

namespace Selec.Host.Tests.Matrix;

/// <summary>Looks at a target as a role: by its id, in its list and the list's count, by searching its text, and in the live stream.</summary>
internal sealed class Looks(MatrixPlatform matrix)
{
    /// <summary>What is wrong with what a role sees of a target; nothing when it is as expected.</summary>
    public async IAsyncEnumerable<string> FaultsAsync(Target target, Role role)
    {
        var (person, expected) = (target.Person(role), target.Expected(role));
        var seen = await SightAsync(target, person);
        if (seen != expected) yield return $"{target.Name}: {expected} expected by its id, {seen} seen";
        if (target.List is { } list)
        {
            var (ids, counted) = await ListedAsync(person, list);
            var listed = ids.Contains(target.Id);
            if (listed != (expected != Sight.None)) yield return $"{target.Name}: {(listed ? "" : "not ")}in {list}";
            if (counted is { } wrong) yield return wrong;
        }
        if (target.Word is { } word && await FindsAsync(target, person, word) != (expected == Sight.Text))
            yield return $"{target.Name}: found by its text in {target.List}, or not, against the expectation {expected}";
        if (expected == Sight.None && matrix.Told[person].Any(one => one["node"]?["id"]?.GetValue<string>() == target.Id))
            yield return $"{target.Name}: told of in the live stream";
    }

    /// <summary>How much somebody sees of a target by its id.</summary>
    public async Task<Sight> SightAsync(Target target, string person)
    {
        if (matrix.Seen.TryGetValue((person, target.Id), out var known)) return known;
        var selection = target.Text is { } text ? $"id ... on {target.Type} {{ {text} redactions {{ field }} }}" : "id";
        var node = (await matrix.Running.AskAsync(person, $"{{ node(id: \"{target.Id}\") {{ {selection} }} }}"))["node"];
        return matrix.Seen[(person, target.Id)] = node is null ? Sight.None : target.Text is not null && node["text"] is null ? Sight.Codes : Sight.Text;
    }

    async Task<(List<string> Ids, string? Wrong)> ListedAsync(string person, string list)
    {
        if (matrix.Listed.TryGetValue((person, list), out var known)) return known;
        var ids = new List<string>();
        for (string? after = null; ;)
        {
            var page = (await matrix.Running.AskAsync(person,
                $"query($after: String) {{ {list}(first: 100, after: $after) {{ totalCount nodes {{ id }} pageInfo {{ hasNextPage endCursor }} }} }}",
                new JsonObject { ["after"] = after }))[list]!;
            ids.AddRange(page["nodes"]!.AsArray().Select(node => node!["id"]!.GetValue<string>()));
            if (page["pageInfo"]!["hasNextPage"]!.GetValue<bool>())
            {
                after = page["pageInfo"]!["endCursor"]!.GetValue<string>();
                continue;
            }
            var total = page["totalCount"]!.GetValue<int>();
            return matrix.Listed[(person, list)] = (ids, total == ids.Count ? null : $"{list} counts {total} and lists {ids.Count}");
        }
    }

    async Task<bool> FindsAsync(Target target, string person, string word)
    {
        var found = await matrix.Running.AskAsync(
            person, $"{{ {target.List}(first: 100, where: {{ text: {{ matches: \"{word}\" }} }}) {{ nodes {{ id }} }} }}");
        return found[target.List!]!["nodes"]!.AsArray().Any(node => node!["id"]!.GetValue<string>() == target.Id);
    }
}
