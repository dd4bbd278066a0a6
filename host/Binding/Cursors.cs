using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Selec.Graph;
using Selec.Graph.Execution;

namespace Selec.Host.Binding;

/// <summary>Places in an ordered list as sealed tokens, good for one viewer and one order only.</summary>
internal sealed class Cursors(GraphCall call, string list)
{
    readonly string _purpose = $"cursor|{call.Caller.Person}|{list}";

    public string Seal(ImmutableArray<object?> place)
        => call.Ports.Hashes.SealToken(_purpose, JsonSerializer.Serialize([.. place.Select(Write)], CursorJson.Default.StringArray));

    public ImmutableArray<object?> Open(string cursor) => call.Ports.Hashes.OpenToken(_purpose, cursor) is { } text
        ? [.. JsonSerializer.Deserialize(text, CursorJson.Default.StringArray)!.Select(Read)]
        : throw new GraphException(GraphErrorCode.CursorMismatch, "The cursor does not belong to this list in this order.");

    static string? Write(object? value) => value switch
    {
        null => null,
        long number => $"n{number.ToString(CultureInfo.InvariantCulture)}",
        _ => $"c{value}",
    };

    static object? Read(string? text) => text switch
    {
        null => null,
        ['n', .. var number] => long.Parse(number, CultureInfo.InvariantCulture),
        _ => text[1..],
    };
}

[System.Text.Json.Serialization.JsonSerializable(typeof(string[]))]
internal sealed partial class CursorJson : System.Text.Json.Serialization.JsonSerializerContext;
