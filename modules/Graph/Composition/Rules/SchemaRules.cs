namespace Selec.Graph.Composition.Rules;

/// <summary>What a whole schema must fulfil. See https://spec.graphql.org/September2025/#sec-Schema.Type-Validation</summary>
internal static class SchemaRules
{
    public static IReadOnlyList<Action<Composed, ErrorLog>> All { get; } =
    [
        EmptyTypes.Check,
        Implementations.Check,
        InputCycles.Check,
        OneOfFields.Check,
        Deprecations.Check,
        DirectiveCycles.Check,
        LiteralFieldNames.Check,
    ];
}
