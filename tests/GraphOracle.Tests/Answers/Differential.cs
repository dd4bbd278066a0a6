using System.Text.Json.Nodes;
using Selec.Graph.Types;
using Selec.GraphOracle.Tests.World;

namespace Selec.GraphOracle.Tests.Answers;

/// <summary>Puts worlds of random schemas and requests to the engine and to graphql-js and says where they differ.</summary>
internal sealed class Differential(int seed, Func<int, string, Task<string>> ask)
{
    const int Ahead = 6;

    // Sorted afterwards, since the order of types is nobody's promise; what is built in is described in each engine's own words.
    const string Introspection = """
        { __schema { description queryType { name } mutationType { name } subscriptionType { name }
          types { ...Full }
          directives { name description isRepeatable locations args(includeDeprecated: true) { ...Input } } } }
        fragment Full on __Type {
          kind name description specifiedByURL isOneOf
          fields(includeDeprecated: true) { name description args(includeDeprecated: true) { ...Input } type { ...Ref } isDeprecated deprecationReason }
          shown: fields { name args { name } }
          inputFields(includeDeprecated: true) { ...Input } shownInputs: inputFields { name }
          interfaces { name } possibleTypes { name }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } shownValues: enumValues { name } }
        fragment Input on __InputValue { name description type { ...Ref } defaultValue isDeprecated deprecationReason }
        fragment Ref on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } }
        """;

    readonly List<string> _differences = [];

    public Tally Tally { get; } = new();

    /// <summary>The first differences; many more would say no more.</summary>
    public IReadOnlyList<string> Differences => _differences;

    public bool IsPrinted { get; init; } = true;

    /// <summary>For a copy of the engine that this program does not refer to: what differs, by values every copy knows.</summary>
    public static async Task<string[]> FindAsync(int seed, int worlds, Func<int, string, Task<string>> ask)
    {
        var run = new Differential(seed, ask) { IsPrinted = false };
        await run.RunAsync(worlds, 1);
        return [.. run.Differences];
    }

    public async Task RunAsync(int worlds, int enough = 20)
    {
        var waiting = new Queue<(Worlds World, Task<string> Answer)>();
        for (var i = 0; i < worlds || waiting.Count > 0; i++)
        {
            if (i < worlds)
            {
                var world = Worlds.Make(seed + i);
                waiting.Enqueue((world, ask(i, Line(world))));
            }

            if (i < Ahead && i < worlds) continue;
            var (next, answer) = waiting.Dequeue();
            await CompareAsync(next, JsonNode.Parse(await answer)!.AsObject());
            if (_differences.Count >= enough) return;
        }
    }

    async Task CompareAsync(Worlds world, JsonObject theirs)
    {
        Tally.Add("schemas");
        void Differ(string what) => _differences.Add($"seed {world.Seed}: {what}\n{world.Sdl}");
        if (!(bool)theirs["valid"]!)
        {
            Differ($"graphql-js does not take the schema: {theirs["why"]!.ToJsonString()}");
            return;
        }

        EngineSide engine;
        try
        {
            engine = new EngineSide(world.Sdl);
        }
        catch (Exception exception)
        {
            Differ($"the engine does not take the schema: {exception}");
            return;
        }

        await CompareSchemasAsync(engine, theirs, Differ);
        foreach (var (request, answer) in world.Cases.Zip(theirs["cases"]!.AsArray()))
        {
            void DifferIn(string what) => _differences.Add($"seed {world.Seed}, request {request.Seed}: {what}\n{request}\n{world.Sdl}");
            try
            {
                await new Comparison(engine, Tally, DifferIn).CompareAsync(request, answer!.AsObject());
            }
            catch (Exception exception)
            {
                DifferIn($"the engine failed: {exception}");
            }
        }
    }

    string Line(Worlds world)
    {
        var line = new JsonObject
        {
            ["sdl"] = world.Sdl,
            ["introspection"] = Introspection,
            ["cases"] = new JsonArray([.. world.Cases.Select(request => (JsonNode)new JsonObject
            {
                ["document"] = request.Document,
                ["variables"] = request.Variables.DeepClone(),
                ["operation"] = request.Operation,
                ["seed"] = request.Seed,
                ["failures"] = request.Failures,
            })]),
        };
        if (IsPrinted) line["printed"] = Printed(world.Sdl);
        return line.ToJsonString();
    }

    static string Printed(string sdl)
    {
        try
        {
            return SchemaPrinter.Print(EngineSide.Composed(sdl));
        }
        catch (Exception exception)
        {
            return exception.Message;
        }
    }

    async Task CompareSchemasAsync(EngineSide engine, JsonObject theirs, Action<string> differ)
    {
        var printed = SchemaPrinter.Print(engine.Schema);
        if (IsPrinted && !(bool)theirs["isPrintedSame"]!) differ($"printed it is another schema:\n{printed}");
        if (SchemaPrinter.Print(EngineSide.Composed(printed)) != printed) differ($"printed twice it is another text:\n{printed}");
        if (SchemaPrinter.Print(EngineSide.Composed((string)theirs["canonical"]!)) != printed) differ($"as graphql-js prints the text it is another schema:\n{printed}");
        var shown = new ShownSchema(engine.Schema, Tally);
        var here = shown.Sorted(await engine.AskAsync(Introspection));
        var there = shown.Sorted(theirs["introspection"]);
        foreach (var (one, other) in here.Zip(there))
        {
            if (!Plain.Same(one, other, false)) differ($"introspection here {one?.ToJsonString()}\n    there {other?.ToJsonString()}");
        }

        if (here.Count != there.Count) differ($"{here.Count} types and directives here, {there.Count} there");
    }
}
