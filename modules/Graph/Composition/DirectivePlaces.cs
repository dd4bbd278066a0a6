using System.Collections.Frozen;

namespace Selec.Graph.Composition;

/// <summary>Where directives may stand. See https://spec.graphql.org/September2025/#DirectiveLocations</summary>
internal static class DirectivePlaces
{
    public const string Schema = "SCHEMA";
    public const string Field = "FIELD_DEFINITION";
    public const string Argument = "ARGUMENT_DEFINITION";
    public const string InputField = "INPUT_FIELD_DEFINITION";
    public const string EnumValue = "ENUM_VALUE";

    private static readonly FrozenSet<string> All = FrozenSet.Create(
        StringComparer.Ordinal,
        "QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT", "VARIABLE_DEFINITION",
        Schema, "SCALAR", "OBJECT", Field, Argument, "INTERFACE", "UNION", "ENUM", EnumValue, "INPUT_OBJECT", InputField);

    public static bool IsKnown(string place) => All.Contains(place);
}
