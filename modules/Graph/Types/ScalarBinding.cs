using System.Text.Json;
using Selec.Graph.Language;

namespace Selec.Graph.Types;

/// <summary>How a scalar is read from JSON and from documents, and written to a response.</summary>
public sealed record ScalarBinding(
    string Name,
    Func<object?, object?> ParseValue,
    Func<Value, object?> ParseLiteral,
    Action<Utf8JsonWriter, object> Write)
{
    /// <summary>
    /// Whether it takes lists or objects, too. Only then does <see cref="ParseLiteral"/> see what was sent in place of the variables in
    /// them; any other scalar refuses such literals as they are written.
    /// </summary>
    public bool IsStructured { get; init; }

    /// <summary>For a scalar nobody bound: any string, unchanged.</summary>
    public static ScalarBinding PassThrough(string name) => new(
        name,
        value => value as string ?? throw new ScalarException($"{name} is written as a string."),
        literal => literal is StringValue text ? text.Text : throw new ScalarException($"{name} is written as a string."),
        (writer, value) => writer.WriteStringValue(value as string ?? throw new ScalarException($"{name} is not a string.")));
}

/// <summary>The value does not fit the scalar; the message reaches the client and must not repeat the value.</summary>
public sealed class ScalarException(string message) : Exception(message);
