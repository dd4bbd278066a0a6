using Selec.Graph.Validation.Rules;

namespace Selec.Graph.Validation;

/// <summary>All rules, in the order of the specification.</summary>
internal static class RuleBook
{
    /// <summary>Rules that see each part of the document with its type.</summary>
    public static Rule[] InOneWalk(ValidationContext context) =>
    [
        new ExecutableDefinitionsOnly(context),
        new KnownOperationTypes(context),
        new UniqueOperationNames(context),
        new LoneAnonymousOperation(context),
        new FieldsOnCorrectType(context),
        new LeafSelections(context),
        new KnownArgumentNames(context),
        new UniqueArgumentNames(context),
        new RequiredArguments(context),
        new UniqueFragmentNames(context),
        new KnownTypeNames(context),
        new FragmentsOnCompositeTypes(context),
        new KnownFragmentNames(context),
        new PossibleFragmentSpreads(context),
        new ValuesOfCorrectType(context),
        new KnownInputFields(context),
        new UniqueInputFields(context),
        new RequiredInputFields(context),
        new OneOfInputs(context),
        new KnownDirectives(context),
        new DirectivesInPlace(context),
        new UniqueDirectives(context),
        new UniqueVariables(context),
        new VariablesAreInputTypes(context),
    ];

    /// <summary>Rules that follow fragments, or that need what the walk has noted.</summary>
    public static IReadOnlyList<Action<ValidationContext>> Afterwards { get; } =
    [
        NoFragmentCycles.Check,
        NoUnusedFragments.Check,
        SingleFieldSubscriptions.Check,
        NoUndefinedVariables.Check,
        NoUnusedVariables.Check,
        VariablesInAllowedPosition.Check,
        FieldsMerge.Check,
    ];
}
