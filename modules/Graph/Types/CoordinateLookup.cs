using Selec.Graph.Language;

namespace Selec.Graph.Types;

/// <summary>Finds what a coordinate names.
/// See https://spec.graphql.org/September2025/#sec-Schema-Coordinates.Resolving-a-Schema-Coordinate</summary>
public static class CoordinateLookup
{
    /// <summary>Null when the element itself is missing; throws <see cref="ArgumentException"/> when what should contain it is.</summary>
    public static ISchemaElement? Find(this Schema schema, SchemaCoordinate coordinate)
    {
        if (coordinate.IsDirective)
        {
            var directive = schema.Directives.Find(coordinate.Name);
            return coordinate.Argument is null ? directive : Containing(directive, coordinate).Arguments.Find(coordinate.Argument);
        }

        var type = schema.Type(coordinate.Name);
        if (coordinate.Member is null)
        {
            return type;
        }

        return coordinate.Argument is null
            ? Member(type, coordinate)
            : Containing(Field(type, coordinate), coordinate).Arguments.Find(coordinate.Argument);
    }

    private static ISchemaElement? Member(NamedType? type, SchemaCoordinate coordinate) => type switch
    {
        EnumType values => values.Values.Find(coordinate.Member!),
        InputObjectType input => input.Fields.Find(coordinate.Member!),
        _ => Field(type, coordinate),
    };

    private static FieldDefinition? Field(NamedType? type, SchemaCoordinate coordinate) =>
        Containing(type as FieldsType, coordinate).Fields.Find(coordinate.Member!);

    private static T Containing<T>(T? element, SchemaCoordinate coordinate)
        where T : class, ISchemaElement =>
        element ?? throw new ArgumentException($"What contains {coordinate} does not exist, or contains nothing of the kind.", nameof(coordinate));
}
