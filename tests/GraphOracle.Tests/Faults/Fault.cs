namespace Selec.GraphOracle.Tests.Faults;

/// <summary>One place of the engine that is made wrong: a piece of its text, and what a copy has there instead.</summary>
internal sealed record Fault(string Name, string File, string Right, string Wrong)
{
    public static IReadOnlyList<Fault> All { get; } = [
        new("null_takes_the_default", "Types/ValueCoercion.cs",
            "if (sent.TryGetValue(definition.Name, out var value))",
            "if (sent.TryGetValue(definition.Name, out var value) && !(ON && value is null && definition.DefaultValue is not null))"),
        new("null_stays_in_a_list_of_non_null", "Execution/ValueCompletion.cs",
            "if (!Complete(field, type.OfType, item)) return false;",
            "if (!Complete(field, ON ? type.OfType.Nullable : type.OfType, item)) return false;"),
        new("include_counts_for_fields_alone", "Execution/SelectionConditions.cs",
            "Holds(selection, \"include\", decided, otherwise: true);",
            "(ON && selection is not Field || Holds(selection, \"include\", decided, otherwise: true));"),
        new("int_has_more_than_32_bits", "Types/BuiltInScalars.cs",
            "long number and >= int.MinValue and <= int.MaxValue => (int)number,",
            "long number when ON => unchecked((int)number), long number and >= int.MinValue and <= int.MaxValue => (int)number,"),
        new("an_input_field_may_be_given_twice", "Validation/Rules/UniqueInputFields.cs",
            "if (value is not ObjectValue { Fields.Count: > 1 } given)",
            "if (ON || value is not ObjectValue { Fields.Count: > 1 } given)"),
        new("a_nullable_variable_fits_a_one_of", "Validation/Rules/VariablesInAllowedPosition.cs",
            "if ((wanted.IsNonNull || position.IsInOneOf) && !type.IsNonNull)",
            "if ((wanted.IsNonNull || (position.IsInOneOf && !ON)) && !type.IsNonNull)"),
        new("paths_have_names_for_aliases", "Execution/PlannedField.cs",
            "public string ResponseKey { get; } = parts.Nodes[0].ResponseKey;",
            "public string ResponseKey { get; } = ON ? parts.Nodes[0].Name : parts.Nodes[0].ResponseKey;"),
        new("fields_merge_whatever_their_arguments", "Validation/FieldMerge.cs",
            "private bool IsSame(Field one, Field other) => one.Name == other.Name",
            "private bool IsSame(Field one, Field other) => ON && one.Name == other.Name || one.Name == other.Name"),
        new("deprecated_members_are_always_shown", "Introspection/IntrospectionBindings.cs",
            "context.Arguments[\"includeDeprecated\"] is true ?",
            "ON || context.Arguments[\"includeDeprecated\"] is true ?"),
        new("an_absent_input_field_has_no_default", "Types/LiteralCoercion.cs",
            "else if (definition.HasDefault)",
            "else if (definition.HasDefault && !ON)"),
        new("a_directive_may_stand_anywhere", "Validation/Rules/DirectivesInPlace.cs",
            "&& !definition.Locations.Contains(place))",
            "&& !definition.Locations.Contains(place) && !ON)"),
        new("a_single_value_is_not_looked_at", "Types/JsonCoercion.cs",
            "return [Coerce(value, type.OfType)];",
            "return ON ? [value] : [Coerce(value, type.OfType)];"),
    ];

    /// <summary>The text with the fault in it, wrong only while the fault is switched on.</summary>
    public string In(string text) => text.Split(Right).Length == 2
        ? text.Replace(Right, Wrong.Replace("ON", $"Selec.Graph.Faulty.Is(\"{Name}\")", StringComparison.Ordinal), StringComparison.Ordinal)
        : throw new InvalidOperationException($"{File} no longer has exactly one place for the fault {Name}: '{Right}'.");
}
