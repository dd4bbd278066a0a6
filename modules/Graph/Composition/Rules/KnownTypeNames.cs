using Selec.Graph.Language;

namespace Selec.Graph.Composition.Rules;

/// <summary>Every type that is mentioned is defined. See https://spec.graphql.org/September2025/#sec-Types</summary>
internal static class KnownTypeNames
{
    /// <summary>For a name that no type has.</summary>
    public static void Refuse(string coordinate, SourceText source, NamedTypeRef reference, ErrorLog errors) =>
        errors.Add(coordinate, source, reference.Location, $"There is no type {reference.Name}.");
}
