using System.Text;
using System.Text.Json;
using Selec.Journal.Sql;

namespace Selec.Journal.Sqlite;

/// <summary>Pieces of SQL that several statements share.</summary>
static class SqlText
{
    /// <summary>A list as one parameter: whatever its length, the statement stays the same and stays prepared.</summary>
    public static string List(IEnumerable<object?> values)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartArray();
            foreach (var value in values) Write(json, SqlValue.Of(value));
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    static void Write(Utf8JsonWriter json, SqlValue value)
    {
        if (value.Kind == SqlKind.Number) json.WriteNumberValue(value.Number);
        else if (value.Kind == SqlKind.Text) json.WriteStringValue(value.Text);
    }
}
