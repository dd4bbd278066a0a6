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

    // A double keeps 15 digits and a decimal 28; a number with more, or beyond a decimal, is still a valid Float.
    private static object Number(JsonElement element)
    {
        if (element.TryGetInt64(out var whole)) return whole;
        return Digits(element.GetRawText()) is > 15 and <= 28 && element.TryGetDecimal(out var exact) ? exact : element.GetDouble();
    }

    private static int Digits(ReadOnlySpan<char> number)
    {
        var exponent = number.IndexOfAny('e', 'E');
        var count = 0;
        foreach (var one in exponent < 0 ? number : number[..exponent]) count += char.IsAsciiDigit(one) ? 1 : 0;
        return count;
    }
}
