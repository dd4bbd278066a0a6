using Selec.Graph.Types;

namespace Selec.Boundary.Tests.Schema;

/// <summary>Lists that can grow are connections, and all connections look alike.</summary>
internal static class ConnectionGuard
{
    static readonly (string Name, string Type)[] _paging = [("first", "Int"), ("after", "String"), ("last", "Int"), ("before", "String")];

    public static IEnumerable<string> Faults(Graph.Types.Schema schema) =>
        [.. schema.Own<ObjectType>().SelectMany(Shape), .. schema.Fields().SelectMany(Use)];

    static IEnumerable<string> Shape(ObjectType type)
    {
        var isNamed = type.Name.EndsWith("Connection", StringComparison.Ordinal);
        var isShaped = type.Fields.Find("edges") is not null || type.Fields.Find("pageInfo") is not null;
        if (isShaped && !isNamed) return [$"{Sdl.Place(type)} has edges or pageInfo, yet does not end with Connection"];
        if (!isNamed) return [];
        var row = type.Name[..^"Connection".Length];
        return Missing(type, ("edges", $"[{row}Edge!]!"), ("nodes", $"[{row}!]!"), ("pageInfo", "PageInfo!"), ("totalCount", "Int!"))
            .Concat(type.Fields.Find("edges")?.Type.Inner is ObjectType edge
                ? Missing(edge, ("cursor", "String!"), ("node", $"{row}!"))
                : []);
    }

    static IEnumerable<string> Missing(ObjectType type, params (string Name, string Type)[] fields) =>
        fields
            .Where(field => type.Fields.Find(field.Name)?.Type.ToString() != field.Type)
            .Select(field => $"{Sdl.Place(type)} lacks {field.Name}: {field.Type}");

    static IEnumerable<string> Use(FieldDefinition field) =>
        !field.Type.Inner.Name.EndsWith("Connection", StringComparison.Ordinal)
            ? []
            : _paging
                .Where(argument => field.Arguments.Find(argument.Name)?.Type.ToString() != argument.Type)
                .Select(argument => $"{Sdl.Place(field)} lacks the argument {argument.Name}: {argument.Type}")
                .Concat(field.Type.IsNonNull
                    ? []
                    : [$"{Sdl.Place(field)} may be null; an empty list is the answer of those who see nothing"]);
}
