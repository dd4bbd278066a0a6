using Selec.Graph.Language;
using Selec.Graph.Types;

namespace Selec.Graph.Composition.Rules;

/// <summary>Gives @deprecated, @specifiedBy and @oneOf their meaning.</summary>
internal static class BuiltInDirectives
{
    private const string NoReasonGiven = "No longer supported";

    public static void Apply(Composed composed)
    {
        IEnumerable<SchemaElement> members = composed.Fields;
        foreach (var element in members.Concat(composed.Arguments).Concat(composed.InputFields).Concat(composed.EnumValues))
        {
            element.DeprecationReason = element.Applied("deprecated") is { } applied ? Text(applied, "reason") ?? NoReasonGiven : null;
        }

        foreach (var scalar in composed.Types.OfType<ScalarType>())
        {
            scalar.SpecifiedByUrl = scalar.Applied("specifiedBy") is { } specified ? Text(specified, "url") : null;
        }

        foreach (var input in composed.Types.OfType<InputObjectType>())
        {
            input.IsOneOf = input.Applied("oneOf") is not null;
        }
    }

    private static string? Text(AppliedDirective applied, string argument) =>
        applied.Syntax.Argument(argument)?.Value is StringValue text ? text.Text : null;
}
