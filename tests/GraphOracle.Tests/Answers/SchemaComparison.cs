using System.Text.Json.Nodes;
using Selec.GraphOracle.Tests.World;

namespace Selec.GraphOracle.Tests.Answers;

/// <summary>Puts schemas with a fault in each to the engine and to graphql-js and says where one takes what the other refuses.</summary>
internal sealed class SchemaComparison(int seed, NodeOracle node)
{
    const int AtATime = 40;

    readonly List<string> _differences = [];

    public Tally Tally { get; } = new();

    public IReadOnlyList<string> Differences => _differences;

    public async Task RunAsync(int schemas)
    {
        var waiting = new Queue<(List<(string Fault, string Sdl)> Made, Task<string> Answer)>();
        for (var first = 0; first < schemas; first += AtATime)
        {
            var made = Enumerable.Range(first, AtATime).Select(number => SchemaFaults.Make(seed + number, number)).ToList();
            waiting.Enqueue((made, node.AskAsync(Line(made))));
            if (waiting.Count > 1) await CompareAsync(waiting.Dequeue());
        }

        while (waiting.Count > 0) await CompareAsync(waiting.Dequeue());
    }

    static string Line(List<(string Fault, string Sdl)> made) =>
        new JsonObject { ["schemas"] = new JsonArray([.. made.Select(one => (JsonNode)one.Sdl)]) }.ToJsonString();

    async Task CompareAsync((List<(string Fault, string Sdl)> Made, Task<string> Answer) asked)
    {
        var verdicts = JsonNode.Parse(await asked.Answer)!["verdicts"]!.AsArray();
        foreach (var ((fault, sdl), verdict) in asked.Made.Zip(verdicts)) Compare(fault, sdl, verdict!);
    }

    void Compare(string fault, string sdl, JsonNode verdict)
    {
        Tally.Add("schemas");
        var broken = BrokenSchema.Broken(sdl, out var errors);
        foreach (var rule in broken) Tally.Add($"rule {rule}");
        Tally.Add($"fault {fault.Split(SchemaFaults.And)[0]}: {(broken.Count == 0 ? "sound" : "broken")}");
        var (ours, theirs) = (broken.Count == 0, (bool)verdict["valid"]!);
        var why = verdict["why"]!.AsArray().Select(one => (string)one!).ToList();
        if (ours == theirs || IsExcused(ours ? why : [.. errors.Select(error => error.Message)], ours ? SchemaExceptions.Laxer : SchemaExceptions.Stricter)) return;
        _differences.Add($"{fault}: {(ours ? "the engine takes it" : "the engine refuses it: " + string.Join(" / ", errors))}\ngraphql-js: {string.Join(" / ", why)}\n{sdl}");
    }

    bool IsExcused(List<string> said, IReadOnlyDictionary<string, string> exceptions)
    {
        var reasons = said.ConvertAll(message => exceptions.FirstOrDefault(pair => message.Contains(pair.Key, StringComparison.Ordinal)).Value);
        if (reasons.Exists(reason => reason is null)) return false;
        foreach (var reason in reasons.Distinct()) Tally.Add($"exception: {reason}");
        return true;
    }
}
