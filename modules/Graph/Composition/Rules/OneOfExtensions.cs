using Selec.Graph.Types;

namespace Selec.Graph.Composition.Rules;

/// <summary>
/// An extension does not turn a type into a @oneOf type: whoever writes to the type must be able to rely on its definition alone.
/// See https://spec.graphql.org/September2025/#sec-Input-Object-Extensions.Type-Validation
/// </summary>
internal static class OneOfExtensions
{
    public static void Check(Composed composed, ErrorLog errors)
    {
        foreach (var use in composed.DirectiveUses)
        {
            if (use.On is { IsExtension: true, Element: InputObjectType } && use.Applied is { Name: "oneOf", Definition.IsBuiltIn: true })
            {
                errors.Add(use, use.Syntax, "An extension cannot turn the type into a @oneOf type.");
            }
        }
    }
}
