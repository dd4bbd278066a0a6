using System.Text.Json.Nodes;

namespace Selec.GraphOracle.Tests.World;

/// <summary>One request; whatever its resolvers answer follows from its seed.</summary>
internal sealed record Case(string Document, JsonObject Variables, string? Operation, int Seed)
{
    /// <summary>How many of a thousand values fail.</summary>
    public required int Failures { get; init; }
}

/// <summary>A schema and requests to it, made from one seed.</summary>
internal sealed record Worlds(int Seed, string Sdl, IReadOnlyList<Case> Cases)
{
    public const int CasesEach = 24;

    static readonly int[] _failures = [0, 0, 8, 30, 80];

    public static Worlds Make(int seed)
    {
        var dice = new Dice(seed);
        var shape = SchemaMaker.Make(dice);
        var sdl = SchemaText.Of(shape, dice);
        return new Worlds(seed, sdl, [.. Enumerable.Range(0, CasesEach).Select(number => Request(shape, dice, (seed * CasesEach) + number))]);
    }

    // Every second request is broken, in turn by each of the ways there are, and some in two ways at once.
    static Case Request(SchemaShape shape, Dice dice, int number)
    {
        var document = DocumentMaker.Make(shape, dice);
        var mutations = new Mutations(shape, dice);
        if (number % 2 == 0) mutations.Apply(document, number / 2 % Mutations.Count);
        if (number % 10 == 0) mutations.Apply(document, dice.Below(Mutations.Count));
        var operation = dice.Pick(document.Operations);
        var name = dice.Chance(3) ? "Nowhere" : document.Operations.Count > 1 || dice.Chance(30) ? operation.Name : null;
        return new Case(DocumentText.Of(document, dice), Variables(shape, dice, operation), name, number) { Failures = dice.Pick(_failures) };
    }

    static JsonObject Variables(SchemaShape shape, Dice dice, Root operation)
    {
        var sent = new JsonObject();
        var wrong = new WrongValues(shape, dice);
        var right = new ValueMaker(shape, dice);
        var isWrong = dice.Chance(45);
        foreach (var variable in operation.Variables.Where(one => shape.Types.GetValueOrDefault(one.Type.Inner) is { IsInput: true }))
        {
            var mayMiss = !variable.Type.IsNonNull || variable.Default is not null;
            if (dice.Chance(mayMiss ? 25 : isWrong ? 10 : 0)) continue;
            if (!variable.Type.IsNonNull && variable.Default is not (null or "null") && dice.Chance(20)) sent[variable.Name] = null;
            else if (isWrong && dice.Chance(10)) sent[variable.Name] = null;
            else sent[variable.Name] = isWrong && dice.Chance(50) ? wrong.Json(variable.Type) : right.Json(variable.Type, 0);
        }

        if (dice.Chance(10)) sent["nobodyAsked"] = 1;
        return sent;
    }
}
