using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace Selec.Graph.Execution;

/// <summary>Writes plain values (of error extensions) as JSON.</summary>
internal static class PlainJson
{
    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool truth: writer.WriteBooleanValue(truth); break;
            case int whole: writer.WriteNumberValue(whole); break;
            case long whole: writer.WriteNumberValue(whole); break;
            case decimal exact: writer.WriteNumberValue(exact); break;
            case double fraction when double.IsFinite(fraction): writer.WriteNumberValue(fraction); break;
            case IEnumerable<KeyValuePair<string, object?>> map: WriteMap(writer, map); break;
            case IEnumerable list: WriteList(writer, list); break;
            default: writer.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture)); break;
        }
    }

    public static void WriteMap(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object?>> map)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in map)
        {
            writer.WritePropertyName(name);
            Write(writer, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, IEnumerable list)
    {
        writer.WriteStartArray();
        foreach (var item in list) Write(writer, item);
        writer.WriteEndArray();
    }
}
