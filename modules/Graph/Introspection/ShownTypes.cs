using System.Collections.Frozen;
using Selec.Graph.Types;

namespace Selec.Graph.Introspection;

/// <summary>
/// The types introspection tells of: all but the built-in scalars that nothing refers to.
/// See https://spec.graphql.org/September2025/#sec-Scalars.Built-in-Scalars
/// </summary>
internal sealed class ShownTypes
{
    private readonly FrozenDictionary<string, NamedType> _byName;

    public ShownTypes(Schema schema)
    {
        var referenced = schema.Types.SelectMany(ReferencedBy)
            .Concat(schema.Directives.SelectMany(directive => directive.Arguments).Select(argument => argument.Type.Inner))
            .ToHashSet();
        All = [.. schema.Types.Where(type => type is not ScalarType { IsBuiltIn: true } || referenced.Contains(type))];
        _byName = All.ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);
    }

    public IReadOnlyList<NamedType> All { get; }

    public NamedType? Find(string name) => _byName.GetValueOrDefault(name);

    private static IEnumerable<NamedType> ReferencedBy(NamedType type) => type switch
    {
        FieldsType fields => fields.Fields.SelectMany(field => field.Arguments.Select(argument => argument.Type.Inner).Append(field.Type.Inner)),
        InputObjectType input => input.Fields.Select(field => field.Type.Inner),
        _ => [],
    };
}
