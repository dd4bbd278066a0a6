using System.Text.Json.Nodes;

namespace Selec.Host.Tests.Scenarios;

/// <summary>What sort of thing is looked for, and the ways in which it can come into sight.</summary>
/// <param name="List">The connection that lists it; null when none does.</param>
/// <param name="Ways">
/// One letter for each way: n by its id, l in the list, c in the list's count, s by searching its text, a in the live stream, t its text
/// can be read,
/// o its origin is told.
/// </param>
/// <param name="Selection">The fields that tell of its text.</param>
internal sealed record Sort(string? List, string Ways, string Selection)
{
    public static readonly Sort Request = new("requests", "nlcsat", "... on Request { text: subject }");
    public static readonly Sort Thread = new("threads", "nlcsat", "... on Thread { text: subject messages { id } }");
    public static readonly Sort Item = new(null, "n", "");
    public static readonly Sort Message = new(null, "nlt", "... on Message { text }");
    public static readonly Sort Investigation = new("investigations", "nlcsato", "... on Investigation { text: summary origin { id } }");
    public static readonly Sort Result = new("results", "nlcst", "... on Result { text: description }");
    public static readonly Sort Proceeding = new("proceedings", "nlcsat", "... on Proceeding { text: nextStep }");
}

/// <summary>Something looked for; its id is known once it is there, or before when it can be told in advance.</summary>
internal sealed class Target(string name, Sort sort, string? word = null, string? whole = null)
{
    public string Name { get; } = name;

    public Sort Sort { get; } = sort;

    /// <summary>Words by which to search for it.</summary>
    public string? Word { get; } = word;

    /// <summary>A whole text of it.</summary>
    public string? Whole { get; } = whole;

    public string? Id { get; set; }
}

/// <summary>One person's look at everything, as the answer to one operation.</summary>
internal sealed class Look(JsonNode answer, IReadOnlyDictionary<string, int> before)
{
    public JsonNode Answer => answer;

    /// <summary>The ways in which a target is seen, x or a full stop for each; the live stream is filled in later.</summary>
    public string At(Target target, IReadOnlyList<Target> all) =>
        target.Id is null
            ? new string('.', target.Sort.Ways.Length) : string.Concat(target.Sort.Ways.Select(way => Mark(way, target, all)));

    char Mark(char way, Target target, IReadOnlyList<Target> all) => way switch
    {
        'n' => Is(Node(target) is not null),
        'l' => Is(IsListed(target)),
        'c' => Counted(target, all),
        's' => Found(target),
        't' => Is(Node(target)?["text"] is not null),
        'o' => Is(Node(target)?["origin"] is not null),
        _ => '.',
    };

    JsonNode? Node(Target target) => answer[Key("node", target)];

    bool IsListed(Target target) => target.Sort.List is { } list
        ? Ids(answer[list]).Contains(target.Id)
        : answer.AsObject().Any(
            field => field.Value is JsonObject thread && thread["messages"] is JsonArray messages
                && messages.Any(message => message!["id"]!.GetValue<string>() == target.Id));

    /// <summary>An exclamation mark when the count tells of more or of less than the list.</summary>
    char Counted(Target target, IReadOnlyList<Target> all)
    {
        var list = target.Sort.List!;
        var moved = answer[list]!["totalCount"]!.GetValue<int>() - before[list];
        var listed = all.Count(one => one.Sort == target.Sort && one.Id is not null && IsListed(one));
        return moved != listed ? '!' : Is(IsListed(target));
    }

    char Found(Target target)
    {
        var byWord = Ids(answer[Key("matched", target)]).Contains(target.Id);
        var byWhole = target.Whole is null ? byWord : Ids(answer[Key("equal", target)]).Contains(target.Id);
        return byWord == byWhole ? Is(byWord) : '!';
    }

    public static string Key(string what, Target target) => $"{what}_{target.Name.Replace(' ', '_').Replace('\'', '_')}";

    static IEnumerable<string> Ids(JsonNode? list) =>
        list is null ? [] : list["nodes"]!.AsArray().Select(node => node!["id"]!.GetValue<string>());

    static char Is(bool seen) => seen ? 'x' : '.';
}
