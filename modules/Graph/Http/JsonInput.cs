using System.Text.Json;

namespace Selec.Graph.Http;

/// <summary>Turns JSON of a request into plain values: string, long, decimal, double, bool, null, dictionary, list.</summary>
internal static class JsonInput
{
    public static object? Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => Number(element),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Object => Map(element),
        JsonValueKind.Array => List(element),
        _ => null,
    };

    public static Dictionary<string, object?> Map(JsonElement element)
    {
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject()) map[member.Name] = Value(member.Value);
        return map;
    }

    private static List<object?> List(JsonElement element)
    {
        var list = new List<object?>(element.GetArrayLength());
        foreach (var item in element.EnumerateArray()) list.Add(Value(item));
        return list;
    }

    // A whole number beyond 64 bits, and a fraction beyond a decimal, is still a valid Float.
    private static object Number(JsonElement element)
    {
        if (element.TryGetInt64(out var whole)) return whole;
        return element.GetDouble();
    }
}
