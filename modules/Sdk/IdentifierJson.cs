using System.Text.Json;
using System.Text.Json.Serialization;

namespace Selec.Sdk;

/// <summary>Writes an identifier as a plain JSON string, also where it is a dictionary's key.</summary>
/// <typeparam name="T">The identifier.</typeparam>
public abstract class IdentifierJson<T> : JsonConverter<T>
    where T : struct
{
    /// <summary>Reads the identifier's text.</summary>
    protected abstract T Parse(string text);

    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.GetString()!);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

    /// <inheritdoc/>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.GetString()!);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(value.ToString()!);
}

sealed class PartyCodeJson : IdentifierJson<PartyCode>
{
    protected override PartyCode Parse(string text) => new(text);
}

sealed class PersonIdJson : IdentifierJson<PersonId>
{
    protected override PersonId Parse(string text) => new(text);
}

sealed class ItemIdJson : IdentifierJson<ItemId>
{
    protected override ItemId Parse(string text) => new(text);
}

sealed class StreamIdJson : IdentifierJson<StreamId>
{
    protected override StreamId Parse(string text) => StreamId.Parse(text);
}
