using System.Text.Json;
using System.Text.Json.Nodes;
using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.GraphOracle.Tests.Answers;

/// <summary>The scalars that the schemas have beside the five of the specification.</summary>
internal static class Scalars
{
    public static IReadOnlyList<ScalarBinding> For(string sdl) => [.. All.Where(scalar => sdl.Contains($"scalar {scalar.Name}", StringComparison.Ordinal))];

    static IReadOnlyList<ScalarBinding> All { get; } = [
        new("Even", value => Even(value), literal => Even(literal is IntValue number ? Plain.Number(number.Text) : null),
            (writer, value) => writer.WriteNumberValue(Even(value))),
        new("Upper", Upper, literal => Upper((literal as StringValue)?.Text), (writer, value) => writer.WriteStringValue(Upper(value))),
        new("Anything", value => value, Untyped, (writer, value) => (Plain.Node(value) ?? JsonValue.Create("")).WriteTo(writer)) { IsStructured = true },
    ];

    static double Even(object? value)
    {
        var number = value switch { int whole => whole, long whole => whole, double fraction => fraction, _ => double.NaN };
        return number % 2 == 0 ? number : throw new ScalarException("Even is an even number.");
    }

    static string Upper(object? value) =>
        value is string text && text.All(char.IsAsciiLetterUpper) ? text : throw new ScalarException("Upper is written in capitals.");

    static object? Untyped(Value literal) => literal switch
    {
        IntValue number => Plain.Number(number.Text),
        FloatValue number => Plain.Number(number.Text),
        StringValue text => text.Text,
        BooleanValue truth => truth.IsTrue,
        EnumValue name => name.Name,
        ListValue list => list.Items.Select(Untyped).ToList(),
        ObjectValue map => map.Fields.GroupBy(field => field.Name).ToDictionary(field => field.Key, field => Untyped(field.Last().Value)),
        _ => null,
    };
}

/// <summary>Between JSON and the plain values that requests and resolvers have.</summary>
internal static class Plain
{
    public static object? Value(JsonNode? node) => node switch
    {
        null => null,
        JsonObject map => map.ToDictionary(pair => pair.Key, pair => Value(pair.Value)),
        JsonArray list => list.Select(Value).ToList(),
        _ => node.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => Number(node.ToJsonString()),
            _ => node.GetValue<string>(),
        },
    };

    public static object Number(string text) => long.TryParse(text, out var whole) ? whole : double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    public static JsonNode? Node(object? value) => value switch
    {
        null => null,
        string text => text,
        bool truth => truth,
        int whole => whole,
        long whole => whole,
        double fraction => double.IsFinite(fraction) ? fraction : null,
        IReadOnlyDictionary<string, object?> map => new JsonObject(map.Select(pair => KeyValuePair.Create(pair.Key, Node(pair.Value)))),
        System.Collections.IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(Node)]),
        _ => throw new InvalidOperationException($"{value.GetType()} is no plain value."),
    };

    /// <summary>The same value: numbers by what they are, objects in any order or in the same.</summary>
    public static bool Same(JsonNode? one, JsonNode? other, bool isOrdered)
    {
        if (one is null || other is null) return one is null && other is null;
        return (one, other) switch
        {
            (JsonObject left, JsonObject right) => left.Count == right.Count
                && (!isOrdered || left.Select(pair => pair.Key).SequenceEqual(right.Select(pair => pair.Key)))
                && left.All(pair => right.TryGetPropertyValue(pair.Key, out var match) && Same(pair.Value, match, isOrdered)),
            (JsonArray left, JsonArray right) => left.Count == right.Count && left.Zip(right).All(pair => Same(pair.First, pair.Second, isOrdered)),
            (JsonValue left, JsonValue right) => left.GetValueKind() == right.GetValueKind() && (left.GetValueKind() == JsonValueKind.Number
                ? Convert.ToDouble(Number(left.ToJsonString())).Equals(Convert.ToDouble(Number(right.ToJsonString()))) || left.ToJsonString() == right.ToJsonString()
                : left.ToJsonString() == right.ToJsonString()),
            _ => false,
        };
    }
}
