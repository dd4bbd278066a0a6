using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Composition;

/// <summary>Gives @deprecated, @specifiedBy and @oneOf their meaning.
/// See https://spec.graphql.org/September2025/#sec-Type-System.Directives.Built-in-Directives</summary>
internal static class BuiltInDirectives
{
    private const string NoReasonGiven = "No longer supported";

    public static void Apply(SchemaElement member, AppliedDirective applied)
    {
        if (applied is { Name: "deprecated", Definition.IsBuiltIn: true })
        {
            member.DeprecationReason = Text(applied, "reason") ?? NoReasonGiven;
        }
    }

    /// <summary>An extension cannot make a type one of @oneOf, which a rule says.</summary>
    public static void Apply(NamedType type, AppliedDirective applied, bool isExtension)
    {
        if (type is ScalarType scalar && applied is { Name: "specifiedBy", Definition.IsBuiltIn: true })
        {
            scalar.SpecifiedByUrl = Text(applied, "url");
        }
        else if (type is InputObjectType input && !isExtension && applied is { Name: "oneOf", Definition.IsBuiltIn: true })
        {
            input.IsOneOf = true;
        }
    }

    private static string? Text(AppliedDirective applied, string argument) =>
        applied.Syntax.Argument(argument)?.Value is StringValue text ? text.Text : null;
}
