namespace Selec.Graph.Composition.Rules;

/// <summary>
/// What a schema must fulfil. These rules look at the whole of it, as far as it could be built. The others are asked while it is built, since what
/// they refuse has no place in it: <see cref="LoneSchemaDefinition"/>, <see cref="UniqueTypeNames"/>, <see cref="UniqueDirectiveNames"/>,
/// <see cref="PossibleExtensions"/>, <see cref="UniqueMemberNames"/>, <see cref="KnownTypeNames"/>, <see cref="ImplementedInterfaces"/> and
/// <see cref="UnionMembers"/>. See https://spec.graphql.org/September2025/#sec-Schema
/// </summary>
internal static class SchemaRules
{
    public static IReadOnlyList<Action<Composed, ErrorLog>> All { get; } =
    [
        QueryRoot.Check,
        RootTypesAreObjects.Check,
        UniqueOperationTypes.Check,
        DistinctRootTypes.Check,
        ReservedNames.Check,
        OutputTypes.Check,
        InputTypes.Check,
        EmptyTypes.Check,
        Implementations.Check,
        InputCycles.Check,
        OneOfFields.Check,
        OneOfExtensions.Check,
        Deprecations.Check,
        KnownDirectiveLocations.Check,
        DirectiveCycles.Check,
        KnownDirectives.Check,
        DirectivesInPlace.Check,
        UniqueDirectives.Check,
        KnownDirectiveArguments.Check,
        UniqueDirectiveArguments.Check,
        RequiredDirectiveArguments.Check,
        UniqueInputFields.Check,
        DefaultCycles.Check,
        // These two set the values that they check, and the second takes those that the first has set: their order counts.
        DefaultValues.Check,
        DirectiveArgumentValues.Check,
    ];
}
