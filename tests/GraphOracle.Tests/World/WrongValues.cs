using System.Text.Json.Nodes;

namespace Selec.GraphOracle.Tests.World;

/// <summary>Values that do not fit their type, mostly; whether they do is for others to say.</summary>
internal sealed class WrongValues(SchemaShape shape, Dice dice)
{
    static readonly string[] _literals = [
        "\"text\"", "1", "2147483648", "-2147483649", "1.5", "true", "null", "NO_SUCH_VALUE", "[]", "[null]", "{}", "{nothing: 1}", "1e400", "[[1], \"x\"]", "12345678901234567890",
    ];

    static readonly string[] _json = [
        "\"text\"", "1", "2147483648", "-2147483649", "1.5", "true", "null", "\"NO_SUCH_VALUE\"", "[]", "[null]", "{}", "{\"nothing\":1}", "[[1],\"x\"]", "3", "\"lower\"",
    ];

    public string Literal(Ref type)
    {
        if (shape.Types.GetValueOrDefault(type.Inner) is not { Kind: ShapeKind.Input } input || dice.Chance(40)) return dice.Pick(_literals);
        var fields = dice.Some(input.Inputs, 3).Select(field => $"{field.Name}: {(dice.Chance(50) ? dice.Pick(_literals) : Fitting(field.Type))}").ToList();
        if (dice.Chance(25) && fields.Count > 0) fields.Add(fields[0]);
        if (dice.Chance(25)) fields.Add("unknown: 1");
        return $"{{{string.Join(", ", fields)}}}";
    }

    public JsonNode? Json(Ref type)
    {
        if (type.Item is { } item && dice.Chance(60)) return new JsonArray(new ValueMaker(shape, dice).Json(item, 0), Json(item));
        if (shape.Types.GetValueOrDefault(type.Inner) is not { Kind: ShapeKind.Input } input || dice.Chance(30)) return JsonNode.Parse(dice.Pick(_json));
        if (input.IsOneOf && dice.Chance(20)) return new JsonObject { [input.Inputs[0].Name] = null };
        var sent = new JsonObject(dice.Some(input.Inputs, 3).Select(field =>
            KeyValuePair.Create(field.Name, dice.Chance(40) ? JsonNode.Parse(dice.Pick(_json)) : new ValueMaker(shape, dice).Json(field.Type, 2))));
        if (dice.Chance(25)) sent["unknown"] = 1;
        return sent;
    }

    string Fitting(Ref type) => new ValueMaker(shape, dice).Literal(type, 2);
}
