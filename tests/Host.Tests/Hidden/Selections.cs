using Selec.Graph.Types;

namespace Selec.Host.Tests.Hidden;

/// <summary>Everything that can be asked of a type without an argument, so many steps deep.</summary>
internal static class Selections
{
    public static string Of(NamedType type, int steps) => type is not ObjectType fields ? "{ __typename }"
        : $"{{ __typename {string.Join(' ', fields.Fields.Where(field => field.Arguments.Count == 0).Select(field => Of(field, steps)))} }}";

    static string Of(FieldDefinition field, int steps) => field.Type.Inner is not (ObjectType or InterfaceType or UnionType) ? field.Name
        : steps > 0 ? $"{field.Name} {Of(field.Type.Inner, steps - 1)}"
        : "";
}
