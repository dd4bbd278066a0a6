using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Selec.TestPlatform;

/// <summary>Whatever goes between actors and those who ask them, as it would go from one process to another.</summary>
public static class Wire
{
    static readonly JsonSerializerOptions _options = new()
    {
        IncludeFields = true,
        IgnoreReadOnlyProperties = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new UnmadeArrays() },
    };

    /// <summary>The value as it arrives, after it was seen to hold the same.</summary>
    /// <exception cref="InvalidOperationException">It cannot be sent, or something else arrives.</exception>
    public static T Through<T>(T value)
        where T : notnull
    {
        var type = _options.GetTypeInfo(value.GetType());
        var again = JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(value, type), type);
        Structure.Same(value, again);
        return (T)again!;
    }

    /// <summary>An array that was never made arrives as such; what reads commands makes none of lists that were left out.</summary>
    sealed class UnmadeArrays : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) =>
            typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ImmutableArray<>);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

        sealed class Converter<T> : JsonConverter<ImmutableArray<T>>
        {
            public override bool HandleNull => true;

            public override ImmutableArray<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
                reader.TokenType == JsonTokenType.Null
                    ? default
                    : ImmutableArray.Create(JsonSerializer.Deserialize(ref reader, (JsonTypeInfo<T[]>)options.GetTypeInfo(typeof(T[]))));

            public override void Write(Utf8JsonWriter writer, ImmutableArray<T> value, JsonSerializerOptions options)
            {
                if (value.IsDefault) writer.WriteNullValue();
                else JsonSerializer.Serialize(writer, value.ToArray(), (JsonTypeInfo<T[]>)options.GetTypeInfo(typeof(T[])));
            }
        }
    }
}
