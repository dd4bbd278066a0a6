using Selec.Graph.Types;

namespace Selec.Graph.Composition.Rules;

/// <summary>The members of a union are object types, each listed once.
/// See https://spec.graphql.org/September2025/#sec-Unions.Type-Validation</summary>
internal static class UnionMembers
{
    public static string? Fault(NamedType type, bool isListed) => type is not ObjectType ? $"{type} is not an object type."
        : isListed ? $"{type} is listed twice."
        : null;
}
