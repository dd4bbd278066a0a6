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
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => Parse(reader.GetString()!);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        => writer.WritePropertyName(value.ToString()!);
}

/// <summary>JSON of a party code.</summary>
public sealed class PartyCodeJson : IdentifierJson<PartyCode>
{
    /// <inheritdoc/>
    protected override PartyCode Parse(string text) => new(text);
}

/// <summary>JSON of a person id.</summary>
public sealed class PersonIdJson : IdentifierJson<PersonId>
{
    /// <inheritdoc/>
    protected override PersonId Parse(string text) => new(text);
}

/// <summary>JSON of an item id.</summary>
public sealed class ItemIdJson : IdentifierJson<ItemId>
{
    /// <inheritdoc/>
    protected override ItemId Parse(string text) => new(text);
}

/// <summary>JSON of a stream id.</summary>
public sealed class StreamIdJson : IdentifierJson<StreamId>
{
    /// <inheritdoc/>
    protected override StreamId Parse(string text) => StreamId.Parse(text);
}
