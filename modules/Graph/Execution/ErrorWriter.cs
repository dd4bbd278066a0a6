using System.Text.Json;

namespace Selec.Graph.Execution;

/// <summary>Writes the list of <c>errors</c> of a response; no keys but message, locations, path and extensions.</summary>
internal static class ErrorWriter
{
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<GraphError> errors)
    {
        writer.WriteStartArray();
        foreach (var error in errors) Write(writer, error);
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, GraphError error)
    {
        writer.WriteStartObject();
        writer.WriteString("message"u8, error.Message);
        if (error.Locations.Count > 0) WriteLocations(writer, error);
        if (error.Path.Count > 0) WritePath(writer, error);
        writer.WriteStartObject("extensions"u8);
        writer.WriteString("code"u8, error.Code);
        WriteExtensions(writer, error);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteLocations(Utf8JsonWriter writer, GraphError error)
    {
        writer.WriteStartArray("locations"u8);
        foreach (var location in error.Locations)
        {
            writer.WriteStartObject();
            writer.WriteNumber("line"u8, location.Line);
            writer.WriteNumber("column"u8, location.Column);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WritePath(Utf8JsonWriter writer, GraphError error)
    {
        writer.WriteStartArray("path"u8);
        foreach (var step in error.Path) PlainJson.Write(writer, step);
        writer.WriteEndArray();
    }

    private static void WriteExtensions(Utf8JsonWriter writer, GraphError error)
    {
        if (error.Extensions is null) return;
        foreach (var (name, value) in error.Extensions)
        {
            if (name == "code") continue;
            writer.WritePropertyName(name);
            PlainJson.Write(writer, value);
        }
    }
}
