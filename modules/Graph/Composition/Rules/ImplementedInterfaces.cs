using Selec.Graph.Types;

namespace Selec.Graph.Composition.Rules;

/// <summary>What a type implements are interfaces, each listed once.
/// See https://spec.graphql.org/September2025/#sec-Objects.Type-Validation</summary>
internal static class ImplementedInterfaces
{
    public static string? Fault(NamedType type, bool isListed) => type is not InterfaceType ? $"{type} is not an interface."
        : isListed ? $"{type} is listed twice."
        : null;
}
