using System.Globalization;
using System.Text.Json.Nodes;

namespace Selec.GraphOracle.Tests.World;

/// <summary>Values for input types: right and wrong, as literals and as JSON.</summary>
internal sealed class ValueMaker(SchemaShape shape, Dice dice)
{
    const int Deepest = 3;

    static readonly string[] _texts = ["\"\"", "\"plain\"", "\"q \\\" \\\\ \\u00e9 \\u{1F600} \\uD83D\\uDE00\"", "\"\"\"block \"quoted\"\n   more\"\"\"", "\"漢字\""];
    static readonly string[] _whole = ["0", "-0", "1", "-1", "2147483647", "-2147483648", "42"];
    static readonly string[] _fractions = ["0", "1.5", "-0.25", "1e21", "1E-7", "3.0e+2", "-7"];
    static readonly string[] _anything = ["1", "\"text\"", "true", "[1, [2], null]", "{a: {b: []}}", "ENUM", "{}"];

    /// <summary>Of input objects only what has to be there, of scalars that take anything only what graphql-js can print again.</summary>
    public bool IsForDefaults { get; init; }

    /// <summary>May put a variable where a value is wanted.</summary>
    public Func<Ref, bool, string?> Variable { get; init; } = (_, _) => null;

    /// <summary>May put a variable of any type where a scalar takes anything.</summary>
    public Func<string?>? Inner { get; init; }

    public string Literal(Ref type, int depth, bool hasDefault = false)
    {
        if (Variable(type, hasDefault) is { } variable) return variable;
        if (!type.IsNonNull && dice.Chance(10)) return "null";
        if (type.Item is { } item)
        {
            if (dice.Chance(15) && !item.IsList) return Single(item, depth);
            var count = depth > Deepest ? 0 : dice.Below(3);
            return $"[{string.Join(", ", Enumerable.Range(0, count).Select(_ => Literal(item, depth + 1)))}]";
        }

        return Named(type.Inner, depth);
    }

    public JsonNode? Json(Ref type, int depth)
    {
        if (!type.IsNonNull && dice.Chance(10)) return null;
        if (type.Item is { } item)
        {
            if (dice.Chance(15) && !item.IsList) return Json(item.NonNull, depth);
            var count = depth > Deepest ? 0 : dice.Below(3);
            return new JsonArray([.. Enumerable.Range(0, count).Select(_ => Json(item, depth + 1))]);
        }

        var named = shape.Types[type.Inner];
        return named.Kind switch
        {
            ShapeKind.Enum => dice.Pick(named.Names),
            ShapeKind.Input => Object(named, depth),
            _ => Scalar(named.Name),
        };
    }

    // A list of one may be written without brackets, but not a null or a variable, which would be the list itself.
    string Single(Ref item, int depth) => Named(item.Inner, depth + 1);

    string Named(string name, int depth)
    {
        var type = shape.Types[name];
        return type.Kind switch
        {
            ShapeKind.Enum => dice.Pick(type.Names),
            ShapeKind.Input => Written(type, depth),
            _ => name switch
            {
                "Int" => dice.Pick(_whole),
                "Float" => dice.Pick(_fractions),
                "Boolean" => dice.Chance(50) ? "true" : "false",
                "ID" => dice.Chance(50) ? dice.Pick(_texts) : dice.Pick(_whole),
                "Even" => (dice.Below(50) * 2).ToString(CultureInfo.InvariantCulture),
                "Upper" => "\"ABC\"",
                "Anything" when Inner is not null && dice.Chance(40) => Open(depth),
                "Anything" => _anything[dice.Below(IsForDefaults ? 3 : _anything.Length)],
                _ => dice.Pick(_texts),
            },
        };
    }

    // Lists and objects of a scalar, with variables in them.
    string Open(int depth) => dice.Below(depth > Deepest ? 2 : 5) switch
    {
        0 => $"{{a: {Inner!() ?? "1"}, b: {Inner!() ?? "null"}}}",
        1 => $"[{Inner!() ?? "RED"}, {Variable(new Ref("Anything"), false) ?? "2.5"}]",
        2 => $"{{a: [{Inner!() ?? "[]"}, {Open(depth + 1)}]}}",
        3 => $"[{Variable(new Ref("Anything"), false) ?? "\"x\""}, {{b: {Inner!() ?? "true"}}}]",
        _ => $"{{a: {{b: {Inner!() ?? "{}"}}}, c: {Open(depth + 1)}}}",
    };

    string Written(TypeShape type, int depth)
    {
        if (type.IsOneOf)
        {
            var one = dice.Pick(type.Inputs.Where(field => depth < Deepest || !IsInputObject(field.Type)).DefaultIfEmpty(type.Inputs[0]).ToList());
            return $"{{{one.Name}: {(IsInputObject(one.Type) && depth > 2 * Deepest ? "[]" : Literal(one.Type.NonNull, depth + 1))}}}";
        }

        return $"{{{string.Join(", ", Chosen(type, depth).Select(field => $"{field.Name}: {Literal(field.Type, depth + 1, field.Default is not null)}"))}}}";
    }

    JsonObject Object(TypeShape type, int depth)
    {
        if (type.IsOneOf)
        {
            var one = dice.Pick(type.Inputs.Where(field => depth < Deepest || !IsInputObject(field.Type)).DefaultIfEmpty(type.Inputs[0]).ToList());
            return new JsonObject { [one.Name] = IsInputObject(one.Type) && depth > 2 * Deepest ? new JsonArray() : Json(one.Type.NonNull, depth + 1) };
        }

        return new JsonObject(Chosen(type, depth).Select(field => KeyValuePair.Create(field.Name, Json(field.Type, depth + 1))));
    }

    IEnumerable<InputShape> Chosen(TypeShape type, int depth) => type.Inputs.Where(field => field.IsRequired
        || (dice.Chance(55) && !(IsForDefaults && IsInputObject(field.Type)) && (depth < Deepest || !IsInputObject(field.Type))));

    bool IsInputObject(Ref type) => shape.Types[type.Inner].Kind == ShapeKind.Input;

    JsonNode Scalar(string name) => name switch
    {
        "Int" => JsonNode.Parse(dice.Pick<string>(["0", "7", "-3", "2147483647", "-2147483648", "5.0", "1e3"]))!,
        "Float" => JsonNode.Parse(dice.Pick<string>(["0", "1.5", "-2", "1e21", "0.1", "123456789"]))!,
        "Boolean" => dice.Chance(50),
        "ID" => dice.Chance(50) ? "id-1" : 99,
        "Even" => dice.Below(50) * 2,
        "Upper" => "XYZ",
        "Anything" => JsonNode.Parse(dice.Pick<string>(["1", "\"t\"", "[1,null,{\"a\":[]}]", "{\"k\":{\"l\":1.5}}", "false"]))!,
        _ => dice.Pick<string>(["", "text", "漢 \"q\" \\ \n"]),
    };
}
