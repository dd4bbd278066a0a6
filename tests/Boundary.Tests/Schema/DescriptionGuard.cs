using Selec.Graph.Types;

namespace Selec.Boundary.Tests.Schema;

/// <summary>The schema is the manual: everything in it says what it means.</summary>
internal static class DescriptionGuard
{
    public static IEnumerable<string> Faults(Graph.Types.Schema schema) =>
        Elements(schema).Where(element => string.IsNullOrWhiteSpace(element.Description))
            .Select(element => $"{Sdl.Place(element)} has no description");

    static IEnumerable<ISchemaElement> Elements(Graph.Types.Schema schema) =>
    [
        .. schema.Own(),
        .. schema.Fields(),
        .. schema.Arguments(),
        .. schema.InputFields(),
        .. schema.Own<EnumType>().SelectMany(type => type.Values),
        .. schema.Directives.Where(directive => !directive.IsBuiltIn),
        .. schema.Directives.Where(directive => !directive.IsBuiltIn).SelectMany(directive => directive.Arguments),
    ];
}
