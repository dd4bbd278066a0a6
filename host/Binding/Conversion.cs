using System.Collections;
using Selec.Contracts;
using Selec.Graph.Types;
using Selec.Sdk;

namespace Selec.Host.Binding;

/// <summary>Turns values of views into what the schema's leaves take.</summary>
internal static class Conversion
{
    public static object? ToGraph(object? value, GraphType type, GraphCall call) => (value, type.Nullable) switch
    {
        (null, _) => null,
        (_, ListType list) => ((IEnumerable)value).Cast<object?>().Select(item => ToGraph(item, list.OfType, call)).ToList(),
        (Enum member, _) => Codes.Of(member),
        (StreamId stream, ScalarType) => NodeIds.Encode(stream),
        (PersonId person, ScalarType) => NodeIds.Encode(PersonStream(person)),
        (ItemId item, ScalarType) => NodeIds.Encode(item.Stream),
        (NodeVersion version, ScalarType) => VersionTag.Of(call.Ports.Hashes, call.Ports.Journal, version.Stream, version.Number),
        (PartyCode party, ScalarType) => party.Value,
        _ => value,
    };

    /// <summary>The node that a reference names, or null when the value is no reference.</summary>
    public static StreamId? Reference(object? value) => value switch
    {
        StreamId stream => stream,
        PersonId person => PersonStream(person),
        ItemId item => item.Stream,
        _ => null,
    };

    public static bool IsReference(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) is var plain
            && (plain == typeof(StreamId) || plain == typeof(PersonId) || plain == typeof(ItemId));

    static StreamId PersonStream(PersonId person) => new("person", person.Value);
}
